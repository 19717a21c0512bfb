using ContactCenter.Parties;

namespace ContactCenter.Visitors;

/// <summary>A code for this address replaced every earlier one; it is about to be sent.</summary>
/// <param name="CodeHash">Slow and salted. The code itself is written nowhere but to the address.</param>
/// <param name="AttemptsMax">Wrong answers after which it is good for nothing.</param>
public sealed record CodeIssued(string Field, string Value, string CodeHash, DateTimeOffset ExpiresAt, int AttemptsMax) : VisitorEntry;

/// <summary>It was sent: what counts for the limits of sending.</summary>
public sealed record CodeSent : VisitorEntry;

/// <summary>A wrong answer.</summary>
public sealed record CodeRefused(int AttemptsLeft) : VisitorEntry;

/// <summary>The right answer: the address is the visitor's. Its contact and its conversation learn it after this.</summary>
/// <param name="Source">With the visitor, the channel that is verified.</param>
public sealed record AddressProven(string Field, string Value, string RoomId, ChannelSource Source) : VisitorEntry;

/// <summary>Contact and conversation know of the proof, or nothing can be done with it.</summary>
/// <param name="Refusal">Why not (an error's text); null = they know.</param>
public sealed record VerificationFinished(string? Refusal = null) : VisitorEntry;

/// <summary>The visitor was asked, in its conversation, to prove who it is.</summary>
public sealed record ProofAsked(string RoomId) : VisitorEntry;
