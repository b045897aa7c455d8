package id.layanan112.gateway.link;

/** The steps that an officer takes with one tap. */
public enum StepButton {
    ACCEPTED,
    PARTIAL,
    DECLINED,
    DEFERRED,
    EN_ROUTE,
    ON_SCENE,
    DONE
}
