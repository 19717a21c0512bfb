using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Verification;
using Orleans.Concurrency;

namespace ContactCenter.Visitors;

/// <summary>
/// Somebody who writes to us, known by a token that only they have (DESIGN §6). Key: <see cref="VisitorKey"/> of the token. Judge of
/// "at most one open conversation".
/// </summary>
[Alias("IVisitor")]
public interface IVisitorGrain : IGrainWithStringKey
{
    /// <summary>Registers the visitor or changes its profile (contract §2.1). Absent parts stay as they are.</summary>
    [Alias("Register")]
    Task<VisitorView> Register(RegisterVisitor command);

    /// <summary>
    /// Sets custom fields of a registered visitor, and offers them to the contact it has (contract §5). Refused with
    /// <c>invalid-token</c>, <c>invalid-custom-field</c>, or what is wrong with a value.
    /// </summary>
    [Alias("SetCustomFields")]
    Task SetCustomFields(SetCustomFields command);

    /// <summary>The visitor; refused with <c>invalid-token</c> when nobody registered with this token.</summary>
    [Alias("Get")]
    Task<VisitorView> Get();

    /// <summary>What the visitor's widget says of it (contract §2.1 visitor.status); refused with <c>invalid-token</c>.</summary>
    [Alias("SetStatus")]
    Task SetStatus(CommandContext context, string status);

    /// <summary>Refused with <c>error-contact-channel-blocked</c> while a block keeps out the visitor where it calls from.</summary>
    /// <param name="source">Where the call says it comes from; null = it does not say.</param>
    /// <param name="roomId">The conversation that the call is about: its source counts; null = about none.</param>
    [Alias("CheckBlocks")]
    Task CheckBlocks(ChannelSource? source, string? roomId);

    /// <summary>
    /// Answers when every call of this visitor that came before is over. Whoever has committed a block asks, and is not answered itself before:
    /// what comes later sees the block.
    /// </summary>
    [Alias("FinishCalls")]
    Task FinishCalls();

    /// <summary>As <see cref="IConversationGrain.AnswerSurvey"/>, of a conversation that may be over: so the visitor's actor looks for blocks.</summary>
    [Alias("AnswerSurvey")]
    Task<ConversationView> AnswerSurvey(string roomId, AnswerSurvey command);

    /// <summary>Likewise <see cref="IConversationGrain.RequestTranscript"/>.</summary>
    [Alias("RequestTranscript")]
    Task RequestTranscript(string roomId, RequestTranscript command);

    /// <summary>Likewise <see cref="IConversationGrain.MoveCursor"/>.</summary>
    [Alias("MoveCursor")]
    Task<ConversationView> MoveCursor(string roomId, MoveCursor command);

    /// <summary>The visitor's open conversation, opened now when there is none (contract §2.2).</summary>
    [Alias("OpenConversation")]
    Task<OpenedConversation> OpenConversation(OpenConversation command);

    /// <summary>
    /// A text message has come from the visitor's phone: it is said in the open conversation, or opens one, whether agents are there or not.
    /// Received again, it is not said again. Refused as <see cref="OpenConversation"/> is.
    /// </summary>
    [Alias("ReceiveText")]
    Task<MessageView> ReceiveText(ReceiveText command);

    /// <summary>
    /// A conversation of the same contact goes on with this visitor (contract §3.5 room.visitor). Refused with <c>invalid-token</c>,
    /// <c>invalid-room</c> (none, or not the former visitor's), <c>room-closed</c>, <c>error-visitor-has-open-room</c>,
    /// <c>error-visitor-of-another-contact</c>, <c>error-contact-channel-blocked</c>, <c>error-unverified-contact</c>.
    /// </summary>
    [Alias("TakeOver")]
    Task<ConversationView> TakeOver(TakeOver command);

    /// <summary>
    /// Sends a code to an address that the visitor says is its own (contract §1.14). Answers alike, and does the same, whether anybody knows
    /// the address or not. The proof will count for the channel of the visitor's present or last conversation: without one it is refused with
    /// <c>error-invalid-channel</c>. Further errors: <see cref="VerificationErrors"/>, <c>error-contact-channel-blocked</c>.
    /// </summary>
    [Alias("RequestCode")]
    Task<SentCode> RequestCode(RequestCode command);

    /// <summary>
    /// Answers with the code. The right one verifies the channel, makes contacts that have proven the same address one, and lets a waiting
    /// conversation go to its queue; it is accepted once.
    /// </summary>
    [Alias("ConfirmCode")]
    Task<ProvenAddress> ConfirmCode(ConfirmCode command);

    /// <summary>
    /// Called by the visitor itself: the conversation waits for a proof, so the visitor is asked for it there. Returns at once; what is lost
    /// is made up for by the visitor's next call.
    /// </summary>
    [Alias("AskForProof"), OneWay]
    Task AskForProof(string roomId);

    /// <summary>Called by the conversation that waits for a proof: the visitor has written. Returns at once.</summary>
    [Alias("HearMessage"), OneWay]
    Task HearMessage(string roomId, string messageId, string text);

    /// <summary>Its history becomes tombstones (erasure of its contact); its token finds nobody any more.</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Called by an erasure only: takes contacts that are being erased, and are none of this visitor's, out of its history.</summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);
}

[GenerateSerializer, Immutable, Alias("RegisterVisitor")]
public sealed record RegisterVisitor(
    CommandContext Context, string? Name, string? Email, string? Phone, string? Username, string? DepartmentId,
    ImmutableArray<VisitorCustomField> CustomFields)
{
    /// <summary>Who looks after the visitor: a user id that the caller has checked to be an agent; empty = nobody, null = as it was.</summary>
    [Id(0)] public string? ContactManager { get; init; }

    /// <summary>The token could be guessed (<see cref="VisitorTokens"/>): nobody new may choose it.</summary>
    [Id(2)] public bool HasWeakToken { get; init; }

    /// <summary>The number that the visitor's text messages come from and go to; null = as it was.</summary>
    [Id(1)] public string? TextNumber { get; init; }

    /// <summary>Where it says it comes from, for blocks; null = from where its last conversation came.</summary>
    [Id(3)] public ChannelSource? Source { get; init; }
}

/// <param name="MustBeComplete">Whether every required field must have a value afterwards; otherwise only those that are named.</param>
[GenerateSerializer, Immutable, Alias("SetCustomFields")]
public sealed record SetCustomFields(CommandContext Context, ImmutableArray<VisitorCustomField> Fields, bool MustBeComplete)
{
    /// <inheritdoc cref="RegisterVisitor.Source"/>
    [Id(0)] public ChannelSource? Source { get; init; }
}

/// <param name="RoomId">The id a new conversation would get, made at the edge so that a repeated command cannot open two.</param>
/// <param name="ContactId">Likewise for a new contact.</param>
/// <param name="DepartmentId">Checked by the caller; null = the visitor's own, if any.</param>
[GenerateSerializer, Immutable, Alias("OpenConversation")]
public sealed record OpenConversation(CommandContext Context, string RoomId, string ContactId, ChannelSource Source, string? DepartmentId)
{
    /// <summary>Where the call comes from, for blocks of IP ranges; stored nowhere. Null = not known.</summary>
    [Id(0)] public string? IpAddress { get; init; }

    /// <summary>The agent whom the visitor's page asks for (contract §2.2 agentId); null = nobody in particular.</summary>
    [Id(1)] public string? AgentId { get; init; }
}

/// <param name="Opening">What a new conversation would be.</param>
/// <param name="Number">Where it comes from.</param>
/// <param name="Phone">The phone number in it; null = it is none.</param>
/// <param name="MessageId">The same each time it is received.</param>
[GenerateSerializer, Immutable, Alias("ReceiveText")]
public sealed record ReceiveText(OpenConversation Opening, string Number, string? Phone, string MessageId, string Text);

/// <param name="OldVisitorId">Whose it is until now.</param>
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

    /// <summary>A user id: the manager of the contact that the visitor's first conversation makes.</summary>
    [Id(9)] public string? ContactManager { get; init; }

    /// <summary>Whether the visitor looks at its page, as its widget says. One of <see cref="Agents.Presences"/>.</summary>
    [Id(10)] public string Status { get; init; } = Agents.Presences.Online;

    /// <summary>The number that its text messages come from, as its provider says it; null = it writes none. Nobody can change it.</summary>
    [Id(11)] public string? TextNumber { get; init; }
}
