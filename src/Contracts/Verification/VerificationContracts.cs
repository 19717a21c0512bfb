using ContactCenter.Addresses;
using ContactCenter.Journal;

namespace ContactCenter.Verification;

/// <param name="Address">Null = the visitor's own: its e-mail address, else its phone number.</param>
[GenerateSerializer, Immutable, Alias("RequestCode")]
public sealed record RequestCode(CommandContext Context, VerificationAddress? Address)
{
    /// <summary>Where the call comes from, for blocks of IP ranges; stored nowhere. Null = not known.</summary>
    [Id(0)] public string? IpAddress { get; init; }
}

/// <param name="Code">As the visitor typed it.</param>
[GenerateSerializer, Immutable, Alias("ConfirmCode")]
public sealed record ConfirmCode(CommandContext Context, string Code)
{
    /// <inheritdoc cref="RequestCode.IpAddress"/>
    [Id(0)] public string? IpAddress { get; init; }
}

/// <param name="SentTo">The address, masked.</param>
/// <param name="ResendAfterSeconds">How long another code has to wait.</param>
[GenerateSerializer, Immutable, Alias("SentCode")]
public sealed record SentCode(string Field, string SentTo, DateTimeOffset ExpiresAt, int ResendAfterSeconds);

/// <summary>An address that a visitor has proven to be its own.</summary>
[GenerateSerializer, Immutable, Alias("ProvenAddress")]
public sealed record ProvenAddress(string Field, string Value, DateTimeOffset VerifiedAt);
