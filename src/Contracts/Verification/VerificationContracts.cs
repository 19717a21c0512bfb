using ContactCenter.Addresses;
using ContactCenter.Journal;

namespace ContactCenter.Verification;

/// <param name="Address">The address to prove; null = the visitor's own: its e-mail address, else its phone number.</param>
[GenerateSerializer, Immutable, Alias("RequestCode")]
public sealed record RequestCode(CommandContext Context, VerificationAddress? Address)
{
    /// <summary>The caller's address, for blocks of IP ranges; stored nowhere. Null = not known.</summary>
    [Id(0)] public string? IpAddress { get; init; }
}

/// <param name="Code">The code as the visitor typed it.</param>
[GenerateSerializer, Immutable, Alias("ConfirmCode")]
public sealed record ConfirmCode(CommandContext Context, string Code)
{
    /// <inheritdoc cref="RequestCode.IpAddress"/>
    [Id(0)] public string? IpAddress { get; init; }
}

/// <param name="SentTo">The address with most characters hidden.</param>
/// <param name="ResendAfterSeconds">Seconds until another code can be sent.</param>
[GenerateSerializer, Immutable, Alias("SentCode")]
public sealed record SentCode(string Field, string SentTo, DateTimeOffset ExpiresAt, int ResendAfterSeconds);

/// <summary>An address that a visitor has proven to be its own.</summary>
[GenerateSerializer, Immutable, Alias("ProvenAddress")]
public sealed record ProvenAddress(string Field, string Value, DateTimeOffset VerifiedAt);
