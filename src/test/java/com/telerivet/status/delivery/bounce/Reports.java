package com.telerivet.status.delivery.bounce;

import java.nio.charset.StandardCharsets;

/** Mails that come back, as servers write them. */
final class Reports {

    private Reports() {}

    /** A report of a mail server that could not deliver (RFC 3464). */
    static byte[] bounce(String to, String action, String status, String said) {
        return mail(
                """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I'm sorry to have to inform you ...

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Sat, 31 Jan 2015 07:03:00 +0000

                Final-Recipient: rfc822; sam@example.com
                Original-Recipient: rfc822;sam@example.com
                Action: %s
                Status: %s
                Remote-MTA: dns; mx.example.com
                Diagnostic-Code: smtp; %s

                --b1
                Content-Type: message/rfc822

                Return-Path: <status@status.example.com>
                From: status@status.example.com
                Subject: News

                News
                --b1--
                """,
                to, action, status, said);
    }

    /** A complaint of a reader, told by the provider (RFC 5965). */
    static byte[] complaint(String from, String type) {
        return mail(
                """
                From: feedback@mail.example.net
                To: abuse@status.example.com
                Subject: Complaint
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

                --b2
                Content-Type: text/plain

                This is an email abuse report.

                --b2
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: ExampleMail/1.0
                Version: 1
                Original-Mail-From: <%s>

                --b2
                Content-Type: message/rfc822

                From: status@status.example.com
                Subject: News

                News
                --b2--
                """,
                type, from);
    }

    /** Somebody is on holiday (RFC 3834). */
    static byte[] holiday(String to) {
        return mail(
                """
                Return-Path: <>
                From: Sam <sam@example.com>
                To: %s
                Subject: Out of office: News
                Auto-Submitted: auto-replied (vacation)
                Precedence: bulk
                Content-Type: text/plain

                I am away. 5.1.1 is a fine number.
                """,
                to);
    }

    private static byte[] mail(String text, Object... words) {
        return text.formatted(words).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
