package id.layanan112.local;

import java.io.PrintStream;

/** Where to click and what to send first. */
final class Welcome {
    private Welcome() {}

    static void print(Ports ports, PrintStream say) {
        say.printf("""
                Pusat Data Monitoring  http://127.0.0.1:%d/        (pilih orang contoh; choose a sample person)
                Intake API             http://127.0.0.1:%d/q/openapi
                Agency gateway API     http://127.0.0.1:%d/q/openapi

                Kirim satu panggilan. Send one call:

                  TOKEN=$(./112 token call-taker --region 32.73)
                  curl -s http://127.0.0.1:%d/calls -H "Authorization: Bearer $TOKEN" \\
                    -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" -H 'Content-Type: application/json' \\
                    -d '{"class":"NORMAL","regionCode":"32.73","incidentType":"FIRE","hazards":["INJURED"],"narrative":"Contoh"}'

                Berhenti: ./112 down
                """, ports.monitoring, ports.intake, ports.gateway, ports.intake);
    }
}
