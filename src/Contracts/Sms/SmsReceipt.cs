namespace ContactCenter.Sms;

/// <summary>The provider's response to an SMS.</summary>
/// <param name="ProviderId">The provider's id of the SMS; null = the provider refused it for good.</param>
/// <param name="Refusal">The provider's code for the refusal, which names nobody; null = accepted.</param>
[GenerateSerializer, Immutable, Alias("TextReceipt")]
public sealed record SmsReceipt(string? ProviderId, string? Refusal)
{
    public static SmsReceipt Accepted(string providerId) => new(providerId, null);

    public static SmsReceipt Refused(string code) => new(null, code);
}
