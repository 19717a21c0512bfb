using System.Text.Json.Serialization;

namespace ContactCenter.Blocks;

/// <summary>An entry of the history of an address's block. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(AddressBlocked), "address-blocked")]
[JsonDerivedType(typeof(AddressUnblocked), "address-unblocked")]
public abstract record AddressBlockEntry;

/// <param name="Target">Null = erased.</param>
public sealed record AddressBlocked(string Scope, string? Target, string BlockId, string? Reason, DateTimeOffset? ExpiresAt) : AddressBlockEntry;

/// <param name="BlockId">The block that is over.</param>
public sealed record AddressUnblocked(UnblockReason Why, string Scope, string? Target, string BlockId) : AddressBlockEntry;
