namespace ContactCenter.Texts;

/// <summary>What the provider said.</summary>
/// <param name="ProviderId">By which it knows the text; null = it will never take it.</param>
/// <param name="Refusal">Why not: the provider's code, which names nobody.</param>
[GenerateSerializer, Immutable, Alias("TextReceipt")]
public sealed record TextReceipt(string? ProviderId, string? Refusal)
{
    public static TextReceipt Accepted(string providerId) => new(providerId, null);

    public static TextReceipt Refused(string code) => new(null, code);
}
