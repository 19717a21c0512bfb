using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Callbacks of calls in the shape in which Twilio sends them: of the parent call, of a dialed client, of a conference and a recording.</summary>
internal static class TwilioPayloads
{
    public const string Parent = "CA0000000000000000000000000000aaaa";
    public const string Child = "CA0000000000000000000000000000bbbb";

    private const string Common =
        "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&CallerCountry=DE&CallerState=&CallerCity=&CallerZip=&ToCountry=GB&ToState="
        + "&ToCity=&ToZip=&FromCountry=DE&FromState=&FromCity=&FromZip=&CalledCountry=GB&CalledState=&CalledCity=&CalledZip=";

    private const string Numbers = "From=%2B4930123456&Caller=%2B4930123456&To=%2B442079460000&Called=%2B442079460000";
    private const string ToGrace = "From=%2B4930123456&Caller=%2B4930123456&To=client%3Agrace&Called=client%3Agrace";

    private const string OfDialed = "&Direction=outbound-dial&ParentCallSid=" + Parent;

    /// <summary>Answered by a client, put on hold, taken back, ended and recorded.</summary>
    public static IReadOnlyList<CallPayload> Answered { get; } =
    [
        Webhook("ringing", 1),
        OfChild("initiated", 2, 0),
        OfChild("ringing", 3, 1),
        OfChild("in-progress", 8, 2),
        Conference("participant-hold", 20, 4),
        Conference("participant-unhold", 30, 5),
        OfParent("completed", 60, 0, "&CallDuration=59&Duration=1"),
    ];

    public static IReadOnlyList<CallPayload> Missed { get; } =
    [
        Webhook("ringing", 1),
        OfChild("initiated", 2, 0),
        OfChild("ringing", 3, 1),
        OfChild("no-answer", 23, 2, "&CallDuration=0&Duration=0&SipResponseCode=487"),
        OfParent("completed", 24, 0, "&CallDuration=23&Duration=1"),
    ];

    /// <summary>A call that a client makes through an application.</summary>
    public static IReadOnlyList<CallPayload> Outbound { get; } =
    [
        Made("ringing", Parent, 0, 0, "&Direction=inbound"),
        Made("initiated", Child, 1, 0, OfDialed),
        Made("ringing", Child, 3, 1, OfDialed),
        Made("in-progress", Child, 9, 2, OfDialed),
        Made("completed", Child, 40, 3, OfDialed + "&CallDuration=31"),
        Made("completed", Parent, 41, 1, "&Direction=inbound&CallDuration=41"),
    ];

    /// <summary>A call that was dialed from here, whose agent could not be reached.</summary>
    public static IReadOnlyList<CallPayload> Dialed { get; } =
    [
        .. new[] { ("initiated", 0), ("ringing", 2), ("no-answer", 32) }.Select((status, number) =>
            Made(status.Item1, Parent, status.Item2, number, "&Direction=outbound-api") with { CallId = "dial-7", Agent = "grace" }),
    ];

    public static IReadOnlyList<ProviderCall> Calls { get; } =
    [
        new("twilio answered", new TwilioVoice(), Parent, Answered), new("twilio missed", new TwilioVoice(), Parent, Missed),
        new("twilio outbound", new TwilioVoice(), Parent, Outbound), new("twilio dialed", new TwilioVoice(), "dial-7", Dialed),
    ];

    public static CallPayload Recording { get; } = ProviderPayloads.Form(
        "RecordingSource=DialVerb&RecordingTrack=both&RecordingSid=RE0000000000000000000000000000cccc&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2F2010-04-01%2F"
        + "Accounts%2FAC00000000000000000000000000000001%2FRecordings%2FRE0000000000000000000000000000cccc&RecordingStatus=completed&RecordingChannels=2"
        + $"&ErrorCode=0&CallSid={Parent}&RecordingStartTime=Sun%2C%2001%20Mar%202026%2010%3A00%3A08%20%2B0000"
        + "&AccountSid=AC00000000000000000000000000000001&RecordingDuration=52", 70);

    /// <summary>The request for instructions when a call comes in. It has no time and no number.</summary>
    public static CallPayload Webhook(string status, double seconds) =>
        ProviderPayloads.Form($"{Common}&{Numbers}&CallSid={Parent}&Direction=inbound&CallStatus={status}&CallToken=token", seconds);

    public static CallPayload OfParent(string status, int second, int number, string more = "") =>
        ProviderPayloads.Form($"{Common}&{Numbers}&CallSid={Parent}&Direction=inbound{Progress(status, second, number)}{more}", second + 1);

    public static CallPayload OfChild(string status, int second, int number, string more = "") => ProviderPayloads.Form(
        $"{Common}&{ToGrace}&CallSid={Child}&ParentCallSid={Parent}&Direction=outbound-dial{Progress(status, second, number)}{more}", second + 1);

    private static CallPayload Made(string status, string sid, int second, int number, string more) => ProviderPayloads.Form(
        $"{Common}&From=client%3Agrace&To=%2B4930123456&CallSid={sid}{more}{Progress(status, second, number)}", second + 1);

    private static CallPayload Conference(string name, int second, int number) => ProviderPayloads.Form(
        $"ConferenceSid=CF0000000000000000000000000000dddd&FriendlyName=room&AccountSid=AC00000000000000000000000000000001&StatusCallbackEvent={name}"
        + $"&Timestamp={Time(second)}&SequenceNumber={number}&CallSid={Parent}&Muted=false&Hold=true&Coaching=false&EndConferenceOnExit=false"
        + "&StartConferenceOnEnter=true", second + 1);

    private static string Progress(string status, int second, int number) =>
        $"&CallStatus={status}&Timestamp={Time(second)}&CallbackSource=call-progress-events&SequenceNumber={number}";

    private static string Time(int second) => $"Sun%2C%2001%20Mar%202026%2010%3A{second / 60:00}%3A{second % 60:00}%20%2B0000";
}
