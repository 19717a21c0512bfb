using ContactCenter.Parties;

namespace ContactCenter.Visitors;

/// <summary>A code for this address is about to be sent. It replaces every earlier code.</summary>
/// <param name="CodeHash">The slow, salted hash of the code, which itself is written nowhere but to the address.</param>
/// <param name="AttemptsMax">Wrong codes after which this one is not accepted any more.</param>
public sealed record CodeIssued(string Field, string Value, string CodeHash, DateTimeOffset ExpiresAt, int AttemptsMax) : VisitorEntry;

/// <summary>The code was sent, and counts for the limits of sending.</summary>
public sealed record CodeSent : VisitorEntry;

/// <summary>The visitor gave a wrong code.</summary>
public sealed record CodeRefused(int AttemptsLeft) : VisitorEntry;

/// <summary>The visitor gave the right code: the address is its own. Its contact and its conversation learn it after this.</summary>
/// <param name="Source">The source of the channel that is verified.</param>
public sealed record AddressProven(string Field, string Value, string RoomId, ChannelSource Source) : VisitorEntry;

/// <summary>Contact and conversation know of the proof, or it was refused.</summary>
/// <param name="Refusal">The text of the error by which the proof was refused; null = they know of it.</param>
public sealed record VerificationFinished(string? Refusal = null) : VisitorEntry;

/// <summary>The visitor was asked, in its conversation, to prove who it is.</summary>
public sealed record ProofAsked(string RoomId) : VisitorEntry;
