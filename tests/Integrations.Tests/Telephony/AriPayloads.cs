using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Events of calls in the shape in which Asterisk 22 sends them over ARI, with <c>channelvars = CHANNEL(linkedid)</c>.</summary>
internal static class AriPayloads
{
    public const string Customer = "1772359200.10";
    public const string Grace = "1772359202.11";
    public const string Ada = "1772359230.12";

    private const string Cleared = "\"cause\":16,\"cause_txt\":\"Normal Clearing\"";

    public static AsteriskOptions Options { get; } = new(["PJSIP/trunk"], new Uri("http://pbx.example.com:8088/ari"));

    /// <summary>Answered by grace, put on hold, taken back, and handed on to 1002.</summary>
    public static IReadOnlyList<CallPayload> Answered { get; } =
    [
        Event("StasisStart", 0, Channel("channel", Customer, "trunk-0000000a", "Ring"), "\"args\":[]"),
        Event("Dial", 2, Channel("peer", Grace, "grace-0000000b", "Ringing"), "\"forward\":\"\",\"dialstring\":\"grace\",\"dialstatus\":\"RINGING\""),
        Event("ChannelStateChange", 6, Channel("channel", Grace, "grace-0000000b", "Up")),
        Event("ChannelHold", 20, Channel("channel", Grace, "grace-0000000b", "Up"), "\"musicclass\":\"default\""),
        Event("ChannelUnhold", 25, Channel("channel", Grace, "grace-0000000b", "Up")),
        Event(
            "BridgeBlindTransfer", 30, Channel("channel", Grace, "grace-0000000b", "Up"),
            "\"exten\":\"1002\",\"context\":\"from-internal\",\"result\":\"Success\",\"is_external\":true,"
            + "\"bridge\":{\"id\":\"b1\",\"technology\":\"simple_bridge\",\"bridge_type\":\"mixing\","
            + "\"bridge_class\":\"basic\",\"creator\":\"\",\"name\":\"\",\"channels\":[]}"),
        Event("ChannelDestroyed", 60, Channel("channel", Customer, "trunk-0000000a", "Up"), Cleared),
    ];

    public static IReadOnlyList<CallPayload> Missed { get; } =
    [
        Event("ChannelCreated", 0, Channel("channel", Customer, "trunk-0000000a", "Ring")),
        Event(
            "ChannelDialplan", 1, Channel("channel", Customer, "trunk-0000000a", "Ring"),
            "\"dialplan_app\":\"Queue\",\"dialplan_app_data\":\"sales,t,,,60\""),
        Event("ChannelCreated", 2, Channel("channel", Grace, "grace-0000000b", "Down")),
        Event("Dial", 3, Channel("peer", Grace, "grace-0000000b", "Ringing"), "\"dialstring\":\"grace\",\"dialstatus\":\"RINGING\""),
        Event("Dial", 23, Channel("peer", Grace, "grace-0000000b", "Ringing"), "\"dialstring\":\"grace\",\"dialstatus\":\"NOANSWER\""),
        Event("ChannelHangupRequest", 25, Channel("channel", Customer, "trunk-0000000a", "Ring"), "\"soft\":true"),
        Event(
            "ChannelDestroyed", 25.001, Channel("channel", Customer, "trunk-0000000a", "Ring"),
            "\"cause\":127,\"cause_txt\":\"Interworking, unspecified\""),
    ];

    /// <summary>A call that grace makes through the trunk.</summary>
    public static IReadOnlyList<CallPayload> Outbound { get; } =
    [
        Event("ChannelCreated", 0, Channel("channel", "dial-7", "grace-0000000b", "Down", "dial-7")),
        Event("ChannelStateChange", 3, Channel("channel", "dial-7", "grace-0000000b", "Up", "dial-7")),
        Event(
            "Dial", 4, Channel("peer", "1772359204.14", "trunk-0000000c", "Down", "dial-7"),
            Channel("caller", "dial-7", "grace-0000000b", "Up", "dial-7", "4930123456"),
            "\"dialstring\":\"4930123456@trunk\",\"dialstatus\":\"\""),
        Event("ChannelStateChange", 9, Channel("channel", "1772359204.14", "trunk-0000000c", "Up", "dial-7")),
        Event("ChannelDestroyed", 40, Channel("channel", "1772359204.14", "trunk-0000000c", "Up", "dial-7"), Cleared),
        Event("ChannelDestroyed", 41, Channel("channel", "dial-7", "grace-0000000b", "Up", "dial-7"), Cleared),
    ];

    public static IReadOnlyList<ProviderCall> Calls { get; } =
    [
        new("ari answered", new AriEvents(Options), Customer, Answered), new("ari missed", new AriEvents(Options), Customer, Missed),
        new("ari outbound", new AriEvents(Options), "dial-7", Outbound),
    ];

    public static string Text(string type, double seconds, params string[] members) =>
        $$"""
        {"type":"{{type}}","timestamp":"{{ProviderPayloads.Start.AddSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss.fff}}+0000",{{string.Join(',', members)}},
        "asterisk_id":"02:42:ac:11:00:02","application":"contactcenter"}
        """;

    public static CallPayload Event(string type, double seconds, params string[] members) =>
        ProviderPayloads.Body(Text(type, seconds, members), seconds + 0.05);

    public static string Channel(string member, string id, string name, string state, string call = Customer, string exten = "442079460000") =>
        $$$"""
        "{{{member}}}":{"id":"{{{id}}}","protocol_id":"x@10.0.0.1","name":"PJSIP/{{{name}}}","state":"{{{state}}}","caller":{"name":"","number":"+4930123456"},
        "connected":{"name":"","number":""},"accountcode":"","dialplan":{"context":"from-trunk","exten":"{{{exten}}}","priority":1,"app_name":"Stasis",
        "app_data":"contactcenter"},"creationtime":"2026-03-01T10:00:00.000+0000","language":"en","channelvars":{"CHANNEL(linkedid)":"{{{call}}}"}}
        """;
}
