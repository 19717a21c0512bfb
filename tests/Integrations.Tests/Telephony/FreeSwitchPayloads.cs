using System.Globalization;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Events of calls in the shape in which FreeSWITCH's event socket sends them (<c>event json</c>).</summary>
internal static class FreeSwitchPayloads
{
    public const string Customer = "77645a4f-e691-4126-9842-54e7934d0180";
    public const string Grace = "c37517e6-7fe3-42f7-8560-03df6cca0306";

    private const string OfCustomer =
        "\"Channel-Name\":\"sofia/external/+4930123456@sip.example.com\",\"Call-Direction\":\"inbound\",\"Caller-Direction\":\"inbound\","
        + "\"Caller-Caller-ID-Number\":\"+4930123456\",\"Caller-Destination-Number\":\"442079460000\",\"Caller-Privacy-Hide-Number\":\"false\"";

    private const string OfGrace =
        "\"Channel-Name\":\"sofia/internal/1001@10.0.0.7\",\"Call-Direction\":\"outbound\",\"Caller-Direction\":\"outbound\","
        + "\"Caller-Caller-ID-Number\":\"+4930123456\",\"Caller-Destination-Number\":\"1001\",\"variable_dialed_user\":\"1001\","
        + "\"variable_originating_leg_uuid\":\"" + Customer + "\"";

    private const string Outside = "5f0c3f0a-0000-4000-8000-0000000000d1";

    private const string OfCaller =
        "\"Channel-Name\":\"sofia/internal/1001@10.0.0.1\",\"Call-Direction\":\"inbound\",\"Caller-Caller-ID-Number\":\"1001\","
        + "\"Caller-Destination-Number\":\"004930123456\",\"variable_user_name\":\"1001\"";

    private const string OfOutside =
        "\"Channel-Name\":\"sofia/external/004930123456\",\"Call-Direction\":\"outbound\",\"Caller-Caller-ID-Number\":\"442079460000\","
        + "\"Caller-Destination-Number\":\"004930123456\",\"variable_sip_gateway_name\":\"carrier\"";

    private const string Member =
        "\"Event-Subclass\":\"callcenter::info\",\"CC-Queue\":\"sales@default\",\"CC-Member-UUID\":\"m1\",\"CC-Member-Session-UUID\":\"" + Customer + "\","
        + "\"CC-Member-CID-Name\":\"\",\"CC-Member-CID-Number\":\"+4930123456\"";

    /// <summary>Answered by 1001, put on hold, taken back, and handed on to 1002.</summary>
    public static IReadOnlyList<CallPayload> Answered { get; } =
    [
        Event("CHANNEL_CREATE", 0, Customer, OfCustomer),
        Event("CHANNEL_PROGRESS", 2, Grace, OfGrace),
        Event("CHANNEL_ANSWER", 6, Grace, OfGrace),
        Event("CHANNEL_HOLD", 20, Grace, OfGrace),
        Event("CHANNEL_UNHOLD", 25, Grace, OfGrace),
        Event(
            "CHANNEL_HANGUP_COMPLETE", 30, Grace, OfGrace,
            "\"Hangup-Cause\":\"BLIND_TRANSFER\",\"variable_billsec\":\"24\",\"variable_sip_refer_to\":\"<sip:1002@10.0.0.1>\""),
        Event("CHANNEL_HANGUP_COMPLETE", 60, Customer, OfCustomer, "\"Hangup-Cause\":\"NORMAL_CLEARING\",\"variable_billsec\":\"54\""),
    ];

    /// <summary>Through a queue of mod_callcenter.</summary>
    public static IReadOnlyList<CallPayload> Queued { get; } =
    [
        Event("CHANNEL_CREATE", 0, Customer, OfCustomer),
        Event("CUSTOM", 1, Customer, Member, "\"CC-Action\":\"member-queue-start\""),
        Event("CUSTOM", 2, Customer, Member, "\"CC-Action\":\"agent-offering\",\"CC-Agent\":\"1001@default\",\"CC-Agent-System\":\"single_box\""),
        Event(
            "CUSTOM", 6, Grace, Member,
            "\"CC-Action\":\"bridge-agent-start\",\"CC-Agent\":\"1001@default\",\"CC-Agent-UUID\":\"" + Grace + "\",\"CC-Agent-Called-Time\":\"1772359202\""),
        Event("CHANNEL_BRIDGE", 6.5, Customer, OfCustomer, "\"Bridge-A-Unique-ID\":\"" + Customer + "\",\"Bridge-B-Unique-ID\":\"" + Grace + "\""),
        Event(
            "CUSTOM", 60, Grace, Member,
            "\"CC-Action\":\"bridge-agent-end\",\"CC-Hangup-Cause\":\"NORMAL_CLEARING\",\"CC-Agent\":\"1001@default\",\"CC-Agent-UUID\":\"" + Grace + "\""),
        Event("CHANNEL_HANGUP_COMPLETE", 60.5, Customer, OfCustomer, "\"Hangup-Cause\":\"NORMAL_CLEARING\",\"variable_billsec\":\"60\""),
    ];

    public static IReadOnlyList<CallPayload> Missed { get; } =
    [
        Event("CHANNEL_CREATE", 0, Customer, OfCustomer),
        Event("CHANNEL_CREATE", 1, Grace, OfGrace),
        Event("CHANNEL_PROGRESS", 2, Grace, OfGrace),
        Event("CHANNEL_HANGUP_COMPLETE", 15, Grace, OfGrace, "\"Hangup-Cause\":\"ORIGINATOR_CANCEL\",\"variable_billsec\":\"0\""),
        Event("CHANNEL_HANGUP_COMPLETE", 15.5, Customer, OfCustomer, "\"Hangup-Cause\":\"ORIGINATOR_CANCEL\",\"variable_billsec\":\"0\""),
    ];

    /// <summary>A call that 1001 makes through a gateway.</summary>
    public static IReadOnlyList<CallPayload> Outbound { get; } =
    [
        Event("CHANNEL_CREATE", 0, Customer, OfCaller),
        Event("CHANNEL_CREATE", 1, Outside, OfOutside),
        Event("CHANNEL_PROGRESS_MEDIA", 3, Outside, OfOutside),
        Event("CHANNEL_ANSWER", 9, Outside, OfOutside),
        Event("CHANNEL_ANSWER", 9.5, Customer, OfCaller),
        Event("CHANNEL_HANGUP_COMPLETE", 40, Outside, OfOutside, "\"Hangup-Cause\":\"NORMAL_CLEARING\",\"variable_billsec\":\"31\""),
        Event("CHANNEL_HANGUP_COMPLETE", 40.5, Customer, OfCaller, "\"Hangup-Cause\":\"NORMAL_CLEARING\",\"variable_billsec\":\"31\""),
    ];

    public static IReadOnlyList<ProviderCall> Calls { get; } =
    [
        new("freeswitch answered", new FreeSwitchEvents(), Customer, Answered), new("freeswitch queued", new FreeSwitchEvents(), Customer, Queued),
        new("freeswitch missed", new FreeSwitchEvents(), Customer, Missed), new("freeswitch outbound", new FreeSwitchEvents(), Customer, Outbound),
    ];

    public static CallPayload Event(string name, double seconds, string uuid, params string[] members)
    {
        var microseconds = ProviderPayloads.Start.AddSeconds(seconds).ToUnixTimeMilliseconds() * 1000 + 461;
        var sequence = (2000 + (int)(seconds * 10)).ToString(CultureInfo.InvariantCulture);
        return ProviderPayloads.Body(
            $$"""
            {"Event-Name":"{{name}}","Core-UUID":"720b5579-8177-442d-bfaa-8d1c45ee2f22","FreeSWITCH-Hostname":"pbx","Event-Date-Timestamp":"{{microseconds}}",
            "Event-Sequence":"{{sequence}}","Unique-ID":"{{uuid}}","Channel-Call-UUID":"{{Customer}}","variable_switch_m_sdp":"v=0\r\no=x\r\n",
            {{string.Join(',', members)}}}
            """, seconds + 0.05);
    }
}
