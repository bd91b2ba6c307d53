package com.telerivet.status.manageapi;

import com.telerivet.status.metric.otlp.OtlpIntake;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** OTLP over HTTP, as OpenTelemetry's exporters and Micrometer's OTLP registry send it. */
@RestController
@RequestMapping(path = "/v1/metrics")
class OtlpController {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final OtlpIntake intake;

    OtlpController(OtlpIntake intake) {
        this.intake = intake;
    }

    @PostMapping(consumes = PROTOBUF)
    ResponseEntity<byte[]> protobuf(HttpServletRequest request) throws IOException {
        OtlpIntake.Answer answer = intake.takeProtobuf(body(request));
        ExportMetricsServiceResponse.Builder response = ExportMetricsServiceResponse.newBuilder();
        if (answer.refused() > 0) {
            response.setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                    .setRejectedDataPoints(answer.refused())
                    .setErrorMessage(answer.reason()));
        }
        return ResponseEntity.ok()
                .header("Content-Type", PROTOBUF)
                .body(response.build().toByteArray());
    }

    @PostMapping(consumes = "application/json")
    Map<String, Object> json(HttpServletRequest request) throws IOException {
        OtlpIntake.Answer answer = intake.takeJson(body(request));
        return answer.refused() == 0
                ? Map.of()
                : Map.of(
                        "partialSuccess",
                        Map.of(
                                "rejectedDataPoints",
                                String.valueOf(answer.refused()),
                                "errorMessage",
                                answer.reason()));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        boolean packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
        try (InputStream in = packed ? new GZIPInputStream(request.getInputStream()) : request.getInputStream()) {
            return ApiInput.bytes(in, LARGEST_BODY);
        } catch (ZipException e) {
            throw ApiError.badRequest("The body is not gzip");
        }
    }
}
