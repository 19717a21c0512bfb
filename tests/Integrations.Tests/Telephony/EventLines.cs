using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;

namespace ContactCenter.Tests.Telephony;

/// <summary>Writes events as lines that a person can read: all that they say, except their ids.</summary>
internal static class EventLines
{
    public static string[] Of(ProviderCall call) =>
    [
        .. call.Payloads.SelectMany(payload =>
        {
            var translated = Assert.Single(call.Adapter.Translate(payload).Payloads);
            Assert.Null(translated.Error);
            Assert.Equal(translated.Events.Count > 0 ? call.CallId : null, translated.ProviderCallId);
            return translated.Events.Count > 0 ? translated.Events.Select(Of) : ["(nothing)"];
        }),
    ];

    public static string Of(CallEvent call) => string.Join(' ', new[]
    {
        $"{(call.At - ProviderPayloads.Start).TotalSeconds:0.###} {call.Kind}", Part("seq", call.Sequence), Part("leg", Short(call.LegId)),
        Part("role", call.LegRole), call.Direction, Part("from", call.From), Part("to", call.To), Part("agent", call.Agent), Part("queue", call.Queue),
        Part("cause", call.Cause), Part("target", call.Target), Part("url", call.Url), Part("seconds", call.DurationSeconds),
    }.Where(part => part is not null));

    private static string? Part(string name, object? value) => value is null ? null : $"{name}={value}";

    /// <summary>The end of an id is enough to tell legs apart.</summary>
    private static string? Short(string? id) => id is { Length: > 6 } ? id[^4..] : id;
}
