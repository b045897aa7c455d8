/** The one look of all screens: layout, tables, language, theme, times and numbers as people read them. */
@NullMarked
package id.layanan112.web;

import org.jspecify.annotations.NullMarked;
