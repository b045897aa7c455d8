package id.layanan112.kit.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds what a record's type says is there and the bytes left out, at any depth. */
public final class RequiredFields {
    private record Field(Method accessor, boolean nullable) {}

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private RequiredFields() {}

    /** True when no component without {@code @Nullable} is null. */
    public static boolean present(@Nullable Object value) {
        if (value instanceof Record) {
            return FIELDS.computeIfAbsent(value.getClass(), RequiredFields::fields).stream()
                    .allMatch(field -> present(field, value));
        }
        if (value instanceof Collection<?> many) {
            return many.stream().allMatch(one -> one != null && present(one));
        }
        return true;
    }

    private static boolean present(Field field, Object owner) {
        try {
            Object value = field.accessor.invoke(owner);
            return value == null ? field.nullable : present(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("accessor of " + owner.getClass().getName(), e);
        }
    }

    private static List<Field> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> new Field(component.getAccessor(), nullable(component)))
                .toList();
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
