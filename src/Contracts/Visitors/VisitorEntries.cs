using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;

namespace ContactCenter.Visitors;

/// <summary>An entry of a visitor's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(VisitorRegistered), "visitor-registered")]
[JsonDerivedType(typeof(ConversationOpening), "visitor-conversation-opening")]
[JsonDerivedType(typeof(OpeningForgotten), "visitor-conversation-forgotten")]
[JsonDerivedType(typeof(CodeIssued), "visitor-code-issued")]
[JsonDerivedType(typeof(CodeSent), "visitor-code-sent")]
[JsonDerivedType(typeof(CodeRefused), "visitor-code-refused")]
[JsonDerivedType(typeof(AddressProven), "visitor-verified")]
[JsonDerivedType(typeof(VerificationFinished), "visitor-verification-finished")]
[JsonDerivedType(typeof(ProofAsked), "visitor-proof-asked")]
[JsonDerivedType(typeof(VisitorStatusChanged), "visitor-status-changed")]
public abstract record VisitorEntry;

/// <param name="Status">One of <see cref="Agents.Presences"/>.</param>
public sealed record VisitorStatusChanged(string Status) : VisitorEntry;

/// <summary>The visitor's profile from now on, as a whole.</summary>
/// <param name="TextNumber">The number that the visitor's SMS come from; null = it sends none.</param>
public sealed record VisitorRegistered(
    string VisitorId, string Username, string? Name, string? Email, string? Phone, string? DepartmentId,
    ImmutableDictionary<string, string> CustomFields, string? ContactManager = null, string? TextNumber = null) : VisitorEntry;

/// <summary>
/// The visitor's one conversation from now on, noted before its contact and the conversation itself know of it. The visitor's next call
/// resumes an opening that was cut off.
/// </summary>
/// <param name="ContactId">The contact that is asked to let it in.</param>
/// <param name="AgentId">The agent who is asked first, if the visitor's page named one.</param>
/// <param name="NewContactId">The id of a contact for this visitor alone, when the one that is asked was not its own.</param>
public sealed record ConversationOpening(
    string RoomId, string ContactId, ChannelSource Source, string? DepartmentId, string? NewContactId = null, string? AgentId = null) : VisitorEntry;

/// <summary>
/// The opening came to nothing: a block refused it, or the visitor came from somewhere else before it was done. Its room never starts, and
/// the visitor's conversation is again the one before.
/// </summary>
public sealed record OpeningForgotten(string RoomId) : VisitorEntry;
