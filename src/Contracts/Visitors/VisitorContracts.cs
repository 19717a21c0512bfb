using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Verification;
using Orleans.Concurrency;

namespace ContactCenter.Visitors;

/// <summary>
/// Somebody who writes to us, known by a token that only they have (DESIGN §6). Key: <see cref="VisitorKey"/> of the token; for SMS, a key
/// made of the number. The grain judges that a visitor has at most one open conversation.
/// </summary>
[Alias("IVisitor")]
public interface IVisitorGrain : IGrainWithStringKey
{
    /// <summary>Registers the visitor or changes its profile (contract §2.1). Absent parts stay as they are.</summary>
    [Alias("Register")]
    Task<VisitorView> Register(RegisterVisitor command);

    /// <summary>
    /// Sets custom fields of a registered visitor, and offers them to its contact (contract §5). Refused with <c>invalid-token</c>,
    /// <c>invalid-custom-field</c>, or the error of a value.
    /// </summary>
    [Alias("SetCustomFields")]
    Task SetCustomFields(SetCustomFields command);

    /// <summary>The visitor; refused with <c>invalid-token</c> when nobody registered with this token.</summary>
    [Alias("Get")]
    Task<VisitorView> Get();

    /// <summary>Sets the status that the visitor's widget reports (contract §2.1 visitor.status). Refused with <c>invalid-token</c>.</summary>
    [Alias("SetStatus")]
    Task SetStatus(CommandContext context, string status);

    /// <summary>Checks that no block keeps the visitor out on the call's source; refused with <c>error-contact-channel-blocked</c> when one does.</summary>
    /// <param name="source">The source that the call names; null = it names none.</param>
    /// <param name="roomId">The conversation that the call is about, whose source counts; null = none.</param>
    [Alias("CheckBlocks")]
    Task CheckBlocks(ChannelSource? source, string? roomId);

    /// <summary>
    /// Returns when every earlier call of this visitor is over. A caller that has committed a block waits for this before it returns: calls
    /// that come later see the block.
    /// </summary>
    [Alias("FinishCalls")]
    Task FinishCalls();

    /// <summary>Looks for blocks, then does <see cref="IConversationGrain.AnswerSurvey"/>, also for a conversation that is over.</summary>
    [Alias("AnswerSurvey")]
    Task<ConversationView> AnswerSurvey(string roomId, AnswerSurvey command);

    /// <summary>Looks for blocks, then does <see cref="IConversationGrain.RequestTranscript"/>, also for a conversation that is over.</summary>
    [Alias("RequestTranscript")]
    Task RequestTranscript(string roomId, RequestTranscript command);

    /// <summary>Looks for blocks, then does <see cref="IConversationGrain.MoveCursor"/>, also for a conversation that is over.</summary>
    [Alias("MoveCursor")]
    Task<ConversationView> MoveCursor(string roomId, MoveCursor command);

    /// <summary>Finds the visitor's open conversation, or opens one (contract §2.2).</summary>
    [Alias("OpenConversation")]
    Task<OpenedConversation> OpenConversation(OpenConversation command);

    /// <summary>
    /// Receives an SMS from the visitor's phone. It is posted in the open conversation, or opens one, whether agents are there or not.
    /// Received again, it is not posted again. Refused like <see cref="OpenConversation"/>.
    /// </summary>
    [Alias("ReceiveText")]
    Task<MessageView> ReceiveSms(ReceiveSms command);

    /// <summary>
    /// Finds the contact of a call with the visitor's number, or makes one, and passes the call on through it. Calls of one number come here
    /// one after the other, so two first calls make one contact.
    /// </summary>
    [Alias("ReceiveCall")]
    Task<RecordedCall> ReceiveCall(ReceiveCall command);

    /// <summary>
    /// Takes over another visitor's conversation with the same contact (contract §3.5 room.visitor). Refused with <c>invalid-token</c>,
    /// <c>invalid-room</c> (none, or not the former visitor's), <c>room-closed</c>, <c>error-visitor-has-open-room</c>,
    /// <c>error-visitor-of-another-contact</c>, <c>error-contact-channel-blocked</c>, <c>error-unverified-contact</c>.
    /// </summary>
    [Alias("TakeOver")]
    Task<ConversationView> TakeOver(TakeOver command);

    /// <summary>
    /// Sends a code to an address that the visitor says is its own (contract §1.14). The response is the same whether or not anybody knows
    /// the address. The proof will count for the channel of the visitor's present or last conversation; without one the call is refused
    /// with <c>error-invalid-channel</c>. Further errors: <see cref="VerificationErrors"/>, <c>error-contact-channel-blocked</c>.
    /// </summary>
    [Alias("RequestCode")]
    Task<SentCode> RequestCode(RequestCode command);

    /// <summary>
    /// Checks a code that the visitor gives. The right one verifies the channel, merges contacts that have proven the same address, and
    /// lets a waiting conversation go to its queue. It is accepted once.
    /// </summary>
    [Alias("ConfirmCode")]
    Task<ProvenAddress> ConfirmCode(ConfirmCode command);

    /// <summary>
    /// Asks the visitor for a proof, in the conversation that waits for it. Called by the visitor's own grain. Returns at once; the
    /// visitor's next call makes up for a lost one.
    /// </summary>
    [Alias("AskForProof"), OneWay]
    Task AskForProof(string roomId);

    /// <summary>Reads a message that the visitor wrote in a conversation that waits for a proof. Called by that conversation. Returns at once.</summary>
    [Alias("HearMessage"), OneWay]
    Task HearMessage(string roomId, string messageId, string text);

    /// <summary>Turns the visitor's history into tombstones (erasure of its contact). Its token finds nobody any more.</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Removes contacts that are being erased, and are none of this visitor's, from its history. Called by an erasure only.</summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);
}

[GenerateSerializer, Immutable, Alias("RegisterVisitor")]
public sealed record RegisterVisitor(
    CommandContext Context, string? Name, string? Email, string? Phone, string? Username, string? DepartmentId,
    ImmutableArray<VisitorCustomField> CustomFields)
{
    /// <summary>The contact manager: a user id that the caller has checked to be an agent; empty = nobody, null = as it was.</summary>
    [Id(0)] public string? ContactManager { get; init; }

    /// <summary>The token could be guessed (<see cref="VisitorTokens"/>): a new visitor may choose it only if the workspace allows that.</summary>
    [Id(2)] public bool HasWeakToken { get; init; }

    /// <summary>The number that the visitor's SMS come from and go to; null = as it was.</summary>
    [Id(1)] public string? TextNumber { get; init; }

    /// <summary>The source that the call names, for blocks; null = the source of the visitor's last conversation.</summary>
    [Id(3)] public ChannelSource? Source { get; init; }
}

/// <param name="MustBeComplete">Whether every required field must have a value after the change; otherwise only those that are named.</param>
[GenerateSerializer, Immutable, Alias("SetCustomFields")]
public sealed record SetCustomFields(CommandContext Context, ImmutableArray<VisitorCustomField> Fields, bool MustBeComplete)
{
    /// <inheritdoc cref="RegisterVisitor.Source"/>
    [Id(0)] public ChannelSource? Source { get; init; }
}

/// <param name="RoomId">The id that a new conversation gets, made at the edge so that a repeated command cannot open two.</param>
/// <param name="ContactId">The id that a new contact gets, made at the edge for the same reason.</param>
/// <param name="DepartmentId">The department, checked by the caller; null = the visitor's own, if any.</param>
[GenerateSerializer, Immutable, Alias("OpenConversation")]
public sealed record OpenConversation(CommandContext Context, string RoomId, string ContactId, ChannelSource Source, string? DepartmentId)
{
    /// <summary>The caller's address, for blocks of IP ranges; stored nowhere. Null = not known.</summary>
    [Id(0)] public string? IpAddress { get; init; }

    /// <summary>The agent whom the visitor's page asks for (contract §2.2 agentId); null = nobody in particular.</summary>
    [Id(1)] public string? AgentId { get; init; }
}

/// <param name="Opening">The conversation to open when there is none.</param>
/// <param name="Number">The number that the SMS came from.</param>
/// <param name="Phone">The phone number in <paramref name="Number"/>; null = it is none.</param>
/// <param name="MessageId">The message's id, the same each time it is received.</param>
[GenerateSerializer, Immutable, Alias("ReceiveText")]
public sealed record ReceiveSms(OpenConversation Opening, string Number, string? Phone, string MessageId, string Text);

/// <param name="Number">The number of the person outside, in E.164 where it can be.</param>
/// <param name="IgnoresBlocks">Whether we call, or the call is over long since: blocks keep others from calling us.</param>
/// <param name="Report">The events, for the call itself.</param>
[GenerateSerializer, Immutable, Alias("ReceiveCall")]
public sealed record ReceiveCall(string CallId, string Number, bool IgnoresBlocks, RecordCallEvents Report);

/// <param name="OldVisitorId">The visitor whose conversation it is until now.</param>
[GenerateSerializer, Immutable, Alias("TakeOver")]
public sealed record TakeOver(CommandContext Context, string RoomId, string OldVisitorId);

[GenerateSerializer, Immutable, Alias("OpenedConversation")]
public sealed record OpenedConversation(ConversationView Conversation, bool IsNew);

/// <summary>A visitor without its token (contract §2.1). Agents may see it.</summary>
[GenerateSerializer, Immutable, Alias("VisitorView")]
public sealed record VisitorView
{
    [Id(0)] public required string VisitorId { get; init; }
    [Id(1)] public required string Username { get; init; }
    [Id(2)] public string? Name { get; init; }
    [Id(3)] public string? Email { get; init; }
    [Id(4)] public string? Phone { get; init; }
    [Id(5)] public string? DepartmentId { get; init; }
    [Id(6)] public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;
    [Id(7)] public DateTimeOffset CreatedAt { get; init; }
    [Id(8)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The user id of the manager whom the contact of the visitor's first conversation gets; null = none.</summary>
    [Id(9)] public string? ContactManager { get; init; }

    /// <summary>The presence that the visitor's widget reports, one of <see cref="Agents.Presences"/>.</summary>
    [Id(10)] public string Status { get; init; } = Agents.Presences.Online;

    /// <summary>The number that the visitor's SMS come from, as the provider writes it; null = it sends none. Only an incoming SMS sets it.</summary>
    [Id(11)] public string? TextNumber { get; init; }
}
