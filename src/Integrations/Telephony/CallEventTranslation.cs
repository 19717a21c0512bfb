using ContactCenter.Calls;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony;

/// <summary>The meaning of everything that a request held, in its order.</summary>
public sealed record CallEventTranslation(IReadOnlyList<TranslatedPayload> Payloads)
{
    public static CallEventTranslation Nothing { get; } = new([]);

    public static CallEventTranslation Refused(Error error) => new([TranslatedPayload.Refused(error)]);
}

/// <summary>The meaning of one payload.</summary>
/// <param name="ProviderCallId">The call of the events; null = there are none.</param>
/// <param name="Events">None = the payload says nothing that a call is interested in, or it is refused.</param>
/// <param name="Error">The reason of the refusal, from <see cref="CallFormatErrors"/>; null = not refused.</param>
public sealed record TranslatedPayload(string? ProviderCallId, IReadOnlyList<CallEvent> Events, Error? Error)
{
    /// <summary>A payload of no interest.</summary>
    public static TranslatedPayload Ignored { get; } = new(null, [], null);

    public static TranslatedPayload Of(string providerCallId, params IReadOnlyList<CallEvent> events) =>
        events.Count > 0 ? new(providerCallId, events, null) : Ignored;

    public static TranslatedPayload Refused(Error error) => new(null, [], error);
}
