using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Tests.Telephony;

/// <summary>Calls in Zammad's CTI format, as a form and as JSON.</summary>
internal static class CtiPayloads
{
    public const string CallId = "307fa962-de8d-4ffc-817b-7f6993204159";

    private const string Withheld = """
        "from":"anonymous","to":"442079460000","direction":"in","callId":"5fb9532f40da834a"
        """;

    private const string Made = """
        "from":"442079460000","to":"4930123456","direction":"out","callId":"f4ebd2be","user":"grace"
        """;

    public static IReadOnlyList<CallPayload> Answered { get; } =
    [
        Form("event=newCall", "&user[]=Grace%20Hopper&user[]=Ada%20Lovelace", 0),
        Form("event=answer", "&user[]=Grace%20Hopper&answeringNumber=grace", 6),
        Form("event=hangup", "&user[]=Grace%20Hopper&answeringNumber=grace&cause=normalClearing", 66),
    ];

    public static IReadOnlyList<CallPayload> Missed { get; } =
    [
        Json($$"""{"event":"newCall",{{Withheld}},"user":["Grace Hopper"],"queue":"Sales"}""", 0),
        Json($$"""{"event":"hangup",{{Withheld}},"cause":"cancel"}""", 20),
    ];

    public static IReadOnlyList<CallPayload> Outbound { get; } =
    [
        Json($$"""{"event":"newCall",{{Made}}}""", 0),
        Json($$"""{"event":"answer",{{Made}}}""", 9),
        Json($$"""{"event":"hangup",{{Made}},"cause":"normalClearing"}""", 39),
    ];

    public static IReadOnlyList<ProviderCall> Calls { get; } =
    [
        new("cti answered", new CtiEvents(), CallId, Answered), new("cti missed", new CtiEvents(), "5fb9532f40da834a", Missed),
        new("cti outbound", new CtiEvents(), "f4ebd2be", Outbound),
    ];

    private static CallPayload Form(string begin, string end, double seconds) =>
        ProviderPayloads.Form($"{begin}&from=4930123456&to=442079460000&direction=in&callId={CallId}{end}", seconds);

    private static CallPayload Json(string text, double seconds) => ProviderPayloads.Body(text, seconds);
}
