using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;

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

    /// <summary>The visitor; refused with <c>invalid-token</c> when nobody registered with this token.</summary>
    [Alias("Get")]
    Task<VisitorView> Get();

    /// <summary>The visitor's open conversation, opened now when there is none (contract §2.2).</summary>
    [Alias("OpenConversation")]
    Task<OpenedConversation> OpenConversation(OpenConversation command);
}

[GenerateSerializer, Immutable, Alias("RegisterVisitor")]
public sealed record RegisterVisitor(
    CommandContext Context, string? Name, string? Email, string? Phone, string? Username, string? DepartmentId,
    ImmutableArray<VisitorCustomField> CustomFields);

/// <param name="Overwrite">False: an existing value stays.</param>
[GenerateSerializer, Immutable, Alias("VisitorCustomField")]
public sealed record VisitorCustomField(string Key, string Value, bool Overwrite);

/// <param name="RoomId">The id a new conversation would get, made at the edge so that a repeated command cannot open two.</param>
/// <param name="ContactId">Likewise for a new contact.</param>
/// <param name="DepartmentId">Checked by the caller; null = the visitor's own, if any.</param>
[GenerateSerializer, Immutable, Alias("OpenConversation")]
public sealed record OpenConversation(CommandContext Context, string RoomId, string ContactId, ChannelSource Source, string? DepartmentId);

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
}
