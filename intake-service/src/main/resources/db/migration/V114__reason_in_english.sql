-- Decisions say their reason in both languages; null where the reason is the same in both, and in older lines.
ALTER TABLE timeline_entry ADD COLUMN reason_en text;
