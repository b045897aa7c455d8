package id.layanan112.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.layanan112.contracts.Rung;
import id.layanan112.kit.messaging.EventJson;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as an Emergency Incident Data Object of NENA-STA-021, version 1.0. What it has no place for (where to
 * acknowledge, until when) stands in an additional data component, as JSON.
 */
final class Eido {
    private static final String OURS = "layanan112.id";
    private static final Map<String, String> RESPONDERS = Map.of(
            "POLICE", "police",
            "FIRE", "fire",
            "MEDICAL", "ambulance",
            "SAR", "mountain");

    private final DeliveryBody body;
    private final Delivery delivery;
    private final ObjectNode eido = JsonNodeFactory.instance.objectNode();

    private Eido(DeliveryBody body, Delivery delivery) {
        this.body = body;
        this.delivery = delivery;
    }

    static ObjectNode of(DeliveryBody body, Delivery delivery) {
        return new Eido(body, delivery).written();
    }

    private ObjectNode written() {
        prologue(eido, "urn:emergency:uid:incidentid:" + body.incidentId() + ":" + OURS);
        eido.put("eidoVersion", "1.0");
        eido.put("issuingElementIdentification", OURS);
        agencies();
        ObjectNode incident = prologue(eido.putObject("incidentComponent"), "incident");
        incident.put("incidentTypeInternalCode", body.incidentType().name());
        incident.put("incidentTypeCommonRegistryText", body.incidentType().name());
        incident.putArray("incidentStatusCommonRegistryText")
                .add(body.type().equals("dispatch.withdrawn") ? "Cancelled" : "Active");
        incident.putArray("incidentStatusInternalText")
                .add(body.type())
                .add(body.priority().name())
                .add(body.exercise() ? "LATIHAN" : "NYATA");
        incident.put("internalIncidentId", body.incidentId().toString());
        ObjectNode dispatch = prologue(eido.putArray("dispatchComponent").addObject(), "dispatch:" + body.dispatchId());
        refer(dispatch, "agencyReference", body.agencyId());
        place(incident);
        narrative(dispatch);
        caller();
        ours();
        return eido;
    }

    /** The centre that took the call, and the agency that is asked. */
    private void agencies() {
        ArrayNode agencies = eido.putArray("agencyComponent");
        ObjectNode centre = prologue(agencies.addObject(), centre());
        centre.putArray("agencyRoleDescriptionRegistryText").add("CallReceiving");
        centre.putArray("agencyType").add("psap");
        String kind = delivery.dispatch().order().chain().stream()
                .filter(rung -> body.agencyId().equals(rung.agencyId()))
                .findFirst()
                .map(Rung::kind)
                .orElse(body.kind());
        ObjectNode agency = prologue(agencies.addObject(), body.agencyId());
        agency.putArray("agencyRoleDescriptionRegistryText").add("Dispatch");
        agency.putArray("agencyType")
                .add(RESPONDERS.getOrDefault(
                        String.valueOf(kind), String.valueOf(kind).toLowerCase(Locale.ROOT)));
    }

    private void place(ObjectNode incident) {
        JsonNode scene = body.scene();
        if (scene == null) {
            return;
        }
        ObjectNode location = prologue(eido.putArray("locationComponent").addObject(), "location");
        location.put("locationTypeDescriptionRegistryText", "Incident");
        if (scene.path("address").isTextual()) {
            location.put("locationDescriptionText", scene.path("address").asText());
        }
        if (scene.path("lat").isNumber() && scene.path("lon").isNumber()) {
            location.put("locationByValue", pidfLo(scene));
        }
        refer(incident.putArray("locationReference").addObject(), "location");
    }

    /** A circle where the uncertainty is known, else a point; in WGS 84. */
    private static String pidfLo(JsonNode scene) {
        String position = scene.path("lat").asText() + ' ' + scene.path("lon").asText();
        boolean circle = scene.path("uncertaintyMetres").asDouble(0) > 0;
        String shape = circle
                ? "<gs:Circle srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>" + position
                        + "</gml:pos><gs:radius uom=\"urn:ogc:def:uom:EPSG::9001\">"
                        + scene.path("uncertaintyMetres").asText() + "</gs:radius></gs:Circle>"
                : "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>" + position + "</gml:pos></gml:Point>";
        return "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
                + " xmlns:dm=\"urn:ietf:params:xml:ns:pidf:data-model\""
                + " xmlns:gp=\"urn:ietf:params:xml:ns:pidf:geopriv10\" xmlns:gml=\"http://www.opengis.net/gml\""
                + " xmlns:gs=\"http://www.opengis.net/pidflo/1.0\" entity=\"pres:112@" + OURS + "\">"
                + "<dm:device id=\"scene\"><gp:geopriv><gp:location-info>" + shape
                + "</gp:location-info><gp:usage-rules/></gp:geopriv></dm:device></presence>";
    }

    private void narrative(ObjectNode dispatch) {
        if (body.narrative() != null) {
            note(dispatch, "narrative", body.narrative().path("text").asText(""), body.orderedAt());
        }
        if (body.lines() != null) {
            body.lines()
                    .forEach(line -> note(
                            dispatch, "line:" + line.lineId(), Objects.requireNonNullElse(line.text(), ""), line.at()));
        }
    }

    private void note(ObjectNode dispatch, String id, String text, Instant at) {
        ObjectNode note = prologue(eido.withArray("notesComponent").addObject(), id);
        note.put("lastUpdateTimeStamp", at(at));
        // HTML5, by the standard: what was typed is text.
        note.put("notesActionComments", escaped(text));
        refer(dispatch.withArray("notesReference").addObject(), id);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }

    private void caller() {
        JsonNode caller = body.caller();
        if (caller != null && caller.path("number").isTextual()) {
            ObjectNode callback = prologue(eido.putArray("callbackComponent").addObject(), "callback");
            callback.putArray("callBackInformationUri")
                    .add("tel:" + caller.path("number").asText());
        }
    }

    /** The order as this platform writes it, without the details of people that stand above already. */
    private void ours() {
        ObjectNode additional =
                prologue(eido.putArray("additionalDataComponent").addObject(), "layanan112");
        ObjectNode order = EventJson.MAPPER.valueToTree(body);
        order.remove("scene");
        order.remove("narrative");
        order.remove("lines");
        try {
            additional.put("additionalDataByValue", EventJson.MAPPER.writeValueAsString(order));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery body cannot be written");
        }
    }

    private String centre() {
        return delivery.dispatch().order().centreCode() + ".centre." + OURS;
    }

    private ObjectNode prologue(ObjectNode component, String id) {
        component.put("$id", id);
        component.put("lastUpdateTimeStamp", at(body.orderedAt()));
        refer(component, "updatedByAgencyReference", centre());
        return component;
    }

    private static String at(@Nullable Instant instant) {
        return String.valueOf(instant);
    }

    private static void refer(ObjectNode component, String name, String id) {
        refer(component.putObject(name), id);
    }

    private static void refer(ObjectNode reference, String id) {
        reference.put("$ref", id);
    }
}
