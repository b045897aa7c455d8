package id.layanan112.contracts;

/** Whether an agency leads an incident or supports it. */
public enum DispatchRole {
    LEAD,
    SUPPORTING,
    OTHER
}
