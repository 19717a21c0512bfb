using System.Text;

namespace ContactCenter.Tests.Fuzz;

/// <summary>Hostile values that replace harmless ones.</summary>
internal static class HostileValues
{
    /// <summary>The values as they stand in JSON.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e5", "1e999", "-1e-999", "2147483648", "9223372036854775808", "123456789012345678901234567890",
        "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", "\"\\u0001\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\\ud83d\\ude42\"", "\"\\\\\"", "\"%_\\\\\"",
        "\"' or 1=1 --\"", "\"{\"", "\"[]\"", "\"{\\\"$gt\\\":\\\"\\\"}\"", "\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"", "\"(a+)+$\"", "\"[\"", "\"~~timeout/7\"",
        "\"a/b\"", "\"a\\ufffe\"", "\"\\uffff\\ufdd0x\"", "\"\\udbff\\udfff\"", "\"\\u0378a\"",
        "\"../../etc\"", "\"2026-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"25:61\"", "\"::1/200\"",
        "\"999.1.1.1\"", "\"http://[::\"", "\"javascript:1\"", "\"a@b@c\"", "\"@\"", "\"+\"", "[]", "[[]]", "[null]", "[1]", "[\"x\",\"x\"]", "{}", "{\"\":1}",
        "{\"\\ud800\":1}", "{\"__proto__\":{}}", "{\"a\":1,\"a\":2}", "{\"_id\":{\"$ne\":null}}", "tru", "'x'", "NaN", "\"unfinished",
        Deep('[', ']', 20), Deep('[', ']', 5_000), Nested(20), Text(129), Text(513), Text(5_000), Text(20_000), Wide(200),
    ];

    /// <summary>The values as they stand in a URL.</summary>
    public static readonly string[] Encoded =
    [
        "", "%", "%%", "%ff", "%00", "%ed%a0%80", "%2f", "..%2f..", "%F0%9F%99%82", "%20", "+", "%0d%0a", "~~timeout%2F7", "~", "a%2Fb", "x", "undefined",
        "null",
        "-1", "1e999", "99999999999", "%7B", "%5B%5D", "%7B%22a%22%3A%22%5Cud800%22%7D", "%7B%22start%22%3A1%7D", "%7B%22ts%22%3A-1%7D",
        "%7B%22exceptions%22%3A%5Bnull%5D%7D",
        new string('a', 129), new string('a', 600), new string('b', 3_000), "%E2%80%AE", "%EF%BF%BEx", "%EF%BF%BF", "*", ";", "@", "'--",
    ];

    /// <summary>Endings that are added to a parameter's name.</summary>
    public static readonly string[] NameEndings =
        ["", "", "[]", "[0]", "[99999999999999]", "[x]", "[", "]", "[[]]", "[]]", "[][]", "%5B%5D", "%5B", "%00", "%ff", "."];

    public static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json;charset=nope",
        "application/json; charset=\"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=b",
        "multipart/form-data; boundary=\"", "multipart/form-data; charset=utf-7; boundary=b", "text/csv", "application/x-ndjson", "x", "/", "a/b;c", "",
    ];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Idempotency-Key", "k"), ("Idempotency-Key", new string('k', 129)), ("Idempotency-Key", "\u00ff\u00fe"), ("Idempotency-Key", "a/b"),
        ("Idempotency-Key", "~~x"),
        ("X-Visitor-Token", "\u00e9\u00ff"), ("X-Visitor-Token", new string('t', 5_000)), ("X-Visitor-Token", " "), ("Referer", "http://\u00c3\u00bc/"),
        ("Referer", "::"), ("Referer", "http://" + new string('h', 3_000)), ("Cookie", "rc_room_type=l; rc_is_widget=t"), ("Cookie", "=;=;\u00ff"),
        ("X-Forwarded-For", "nobody"),
        ("X-Forwarded-For", "::ffff:999"), ("X-Forwarded-For", "1.2.3.4, , 5"), ("Accept", "\u0080"), ("Accept-Language", "*;q=x"), ("Range", "bytes=9-1"),
        ("Content-Encoding", "gzip"), ("If-None-Match", "\""), ("Origin", "null"), ("Accept-Encoding", "x"),
    ];

    private static string Text(int length) => $"\"{new string('x', length)}\"";

    private static string Deep(char open, char close, int depth) => new string(open, depth) + new string(close, depth);

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static string Wide(int members)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < members; i++) text.Append(i == 0 ? "" : ",").Append('"').Append(i).Append("\":\"x\"");
        return text.Append('}').ToString();
    }
}
