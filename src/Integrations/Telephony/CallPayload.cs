using Microsoft.AspNetCore.Http;

namespace ContactCenter.Integrations.Telephony;

/// <summary>What a provider sent: a form, or a body.</summary>
/// <param name="ReceivedAt">Taken as the time of the events where the provider tells none.</param>
public sealed record CallPayload(DateTimeOffset ReceivedAt)
{
    /// <summary>The parameter of a callback's address that names the call.</summary>
    public const string CallParameter = "call";

    /// <summary>The parameter of a callback's address that names the agent.</summary>
    public const string AgentParameter = "agent";

    /// <summary>The payloads that one request may hold.</summary>
    public const int ItemsMax = 500;

    /// <summary>Null = it was no form.</summary>
    public IFormCollection? Form { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The call that the address of the callback names: one that was dialed from here; null = the payload names it.</summary>
    public string? CallId { get; init; }

    /// <summary>The agent whose leg the callback is about, by the callback's address; null = the payload names it.</summary>
    public string? Agent { get; init; }
}
