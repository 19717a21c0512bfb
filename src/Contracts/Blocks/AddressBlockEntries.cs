using System.Text.Json.Serialization;

namespace ContactCenter.Blocks;

/// <summary>What can happen to the block of an address. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(AddressBlocked), "address-blocked")]
[JsonDerivedType(typeof(AddressUnblocked), "address-unblocked")]
public abstract record AddressBlockEntry;

/// <param name="Target">Null = erased.</param>
public sealed record AddressBlocked(string Scope, string? Target, string BlockId, string? Reason, DateTimeOffset? ExpiresAt) : AddressBlockEntry;

/// <param name="BlockId">The block that is over, with what it kept out.</param>
public sealed record AddressUnblocked(UnblockReason Why, string Scope, string? Target, string BlockId) : AddressBlockEntry;
