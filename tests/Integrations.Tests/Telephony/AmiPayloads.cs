using System.Globalization;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Events of a queue in the shape in which Asterisk's manager interface sends them, with <c>timestampevents = yes</c>.</summary>
internal static class AmiPayloads
{
    public const string Customer = "1772359200.10";
    public const string Grace = "1772359202.11";

    public static AsteriskOptions Options { get; } = new(["PJSIP/trunk"]);

    public static string Caller { get; } = Channel("", "trunk-0000000a", Customer, "Ring");
    public static string Member { get; } = Channel("Dest", "grace-0000000b", Grace, "Ringing");
    public static string Agent { get; } = Channel("", "grace-0000000b", Grace, "Up");
    public static string Queue { get; } = "Queue: sales";

    /// <summary>Queued, answered by grace, put on hold, taken back, and ended by the caller.</summary>
    public static IReadOnlyList<CallPayload> Answered { get; } =
    [
        Event("QueueCallerJoin", 0, [Caller, Queue, "Position: 1", "Count: 1"]),
        Event("AgentCalled", 2, [Caller, Member, Queue, "MemberName: Grace Hopper", "Interface: PJSIP/grace"]),
        Event("AgentConnect", 6, [Caller, Member, Queue, "MemberName: Grace Hopper", "Interface: PJSIP/grace", "RingTime: 4", "HoldTime: 6"]),
        Event("Hold", 20, [Agent, "MusicClass: default"]),
        Event("Unhold", 25, [Agent]),
        Event(
            "AgentComplete", 60,
            [Caller, Member, Queue, "MemberName: Grace Hopper", "Interface: PJSIP/grace", "HoldTime: 6", "TalkTime: 54", "Reason: caller"]),
        Event("Hangup", 60.1, [Caller, "Cause: 16", "Cause-txt: Normal Clearing"]),
    ];

    public static IReadOnlyList<CallPayload> Abandoned { get; } =
    [
        Event("Newchannel", 0, [Caller]),
        Event("QueueCallerJoin", 1, [Caller, Queue, "Position: 1", "Count: 1"]),
        Event("AgentCalled", 2, [Caller, Member, Queue, "MemberName: Grace Hopper", "Interface: Local/1001@from-queue/n"]),
        Event("AgentRingNoAnswer", 22, [Caller, Member, Queue, "MemberName: Grace Hopper", "Interface: Local/1001@from-queue/n", "RingTime: 20000"]),
        Event("QueueCallerAbandon", 30, [Caller, Queue, "Position: 1", "OriginalPosition: 1", "HoldTime: 29"]),
        Event("Hangup", 30.1, [Caller, "Cause: 0", "Cause-txt: Unknown"]),
    ];

    public static IReadOnlyList<ProviderCall> Calls { get; } =
        [new("ami answered", new AmiEvents(Options), Customer, Answered), new("ami abandoned", new AmiEvents(Options), Customer, Abandoned)];

    public static CallPayload Event(string name, double seconds, string[] lines) => ProviderPayloads.Body(Text(name, seconds, lines), seconds + 0.05);

    public static string Text(string name, double seconds, string[] lines)
    {
        var time = (ProviderPayloads.Start.AddSeconds(seconds).ToUnixTimeMilliseconds() / 1000m).ToString("0.000000", CultureInfo.InvariantCulture);
        return string.Join("\r\n", [$"Event: {name}", "Privilege: agent,all", $"Timestamp: {time}", .. lines, "", ""]);
    }

    public static string Channel(string prefix, string name, string id, string state) => string.Join("\r\n", new[]
    {
        $"Channel: PJSIP/{name}", "ChannelState: 4", $"ChannelStateDesc: {state}", "CallerIDNum: +4930123456", "CallerIDName: <unknown>",
        "ConnectedLineNum: <unknown>", "ConnectedLineName: <unknown>", "Language: en", "AccountCode: ", "Context: from-trunk", "Exten: 442079460000",
        "Priority: 3", $"Uniqueid: {id}", $"Linkedid: {Customer}",
    }.Select(line => prefix + line));
}
