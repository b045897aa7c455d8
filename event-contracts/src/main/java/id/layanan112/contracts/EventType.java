package id.layanan112.contracts;

import java.util.List;

/**
 * One kind of event.
 *
 * @param type {@code ce_type}: {@code id.layanan112.<entity>.<fact>.v1}
 * @param topics where it travels; more than one only for what is split by lane
 */
public record EventType(String type, Class<? extends DomainEvent> record, List<Topic> topics) {

    /** The record's name, which is also the name of its schema and its sample. */
    public String name() {
        return record.getSimpleName();
    }

    /** Where the schema stands in this jar. */
    public String schema() {
        return "schemas/" + name() + ".json";
    }

    /** {@code ce_dataschema}. */
    public String schemaUri() {
        return "https://layanan112.id/" + schema();
    }
}
