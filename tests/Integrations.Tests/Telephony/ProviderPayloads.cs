using System.Text;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Telephony;

/// <summary>One call in the payloads of one provider, in the order in which the provider sends them.</summary>
public sealed record ProviderCall(string Name, ICallEventAdapter Adapter, string CallId, IReadOnlyList<CallPayload> Payloads);

/// <summary>Makes payloads of what a provider sends.</summary>
public static class ProviderPayloads
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ProviderCall> All { get; } =
        [.. TwilioPayloads.Calls, .. AriPayloads.Calls, .. AmiPayloads.Calls, .. FreeSwitchPayloads.Calls, .. CtiPayloads.Calls];

    /// <summary>A body that came so many seconds after the start.</summary>
    public static CallPayload Body(string text, double seconds = 0) => new(Start.AddSeconds(seconds)) { Body = Encoding.UTF8.GetBytes(text) };

    public static CallPayload Form(string encoded, double seconds = 0) =>
        new(Start.AddSeconds(seconds)) { Form = new FormCollection(QueryHelpers.ParseQuery(encoded)) };
}
