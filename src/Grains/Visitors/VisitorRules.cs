using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Verification;
using ContactCenter.Wording;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <summary>A visitor, the conversation that it opened last, and the state of its proof of who it is.</summary>
internal sealed record VisitorState(VisitorView? Profile, ConversationOpening? Conversation)
{
    public VerificationState Verification { get; init; } = VerificationState.None;

    /// <summary>The conversation before this one, which counts again when the opening of this one is forgotten.</summary>
    public ConversationOpening? Former { get; init; }

    public static VisitorState None { get; } = new(null, null);
}

/// <summary>Decides what a command does to a visitor, or why it is refused, and applies each entry.</summary>
internal static class VisitorRules
{
    public const string ShortTokensSetting = "Livechat_allow_short_visitor_tokens";

    /// <summary>Registers the visitor or changes its profile. Absent parts stay as they are; an empty e-mail, phone or manager removes it.</summary>
    public static Decision<VisitorEntry> Register(
        VisitorState state, RegisterVisitor command, string newVisitorId, string newUsername, WorkspaceSnapshot workspace)
    {
        var known = state.Profile;
        if (known is null && command.HasWeakToken && !workspace.SettingIsOn(ShortTokensSetting)) return VisitorErrors.WeakToken;
        var fields = VisitorCustomFields.Known(command.CustomFields, workspace);
        if (!command.CustomFields.IsEmpty && VisitorCustomFields.Check(known, fields, true, workspace) is { } error) return error;
        var registered = new VisitorRegistered(
            known?.VisitorId ?? newVisitorId, Line(command.Username) ?? known?.Username ?? newUsername, Line(command.Name) ?? known?.Name,
            Changed(command.Email is { } email ? ContactAddresses.Email(email) : null, known?.Email),
            Changed(command.Phone is { } phone ? ContactAddresses.Phone(phone) : null, known?.Phone),
            command.DepartmentId ?? known?.DepartmentId, VisitorCustomFields.Changed(known, fields),
            Changed(command.ContactManager, known?.ContactManager), command.TextNumber ?? known?.TextNumber);
        return known is not null && IsSame(known, registered) ? Decision<VisitorEntry>.Nothing : registered;
    }

    /// <summary>A name on one line, because it stands beside others' words; null = nothing of it can be seen.</summary>
    private static string? Line(string? name) => VisibleText.OneLine(name) is { Length: > 0 } line ? line : null;

    /// <summary>Makes the registration of a visitor who writes by SMS for the first time: its number is its name, as nothing else is known.</summary>
    public static RegisterVisitor BySms(ReceiveSms command) => new(
        command.Opening.Context.Step("register"), command.Phone ?? command.Number, null, command.Phone, null, null, []) { TextNumber = command.Number };

    public static Decision<VisitorEntry> SetCustomFields(VisitorState state, SetCustomFields command, WorkspaceSnapshot workspace)
    {
        if (state.Profile is not { } visitor) return VisitorErrors.InvalidToken;
        if (VisitorCustomFields.Known(command.Fields, workspace).Length < command.Fields.Length) return CustomFieldErrors.Unknown;
        if (VisitorCustomFields.Check(visitor, command.Fields, command.MustBeComplete, workspace) is { } error) return error;
        var registered = new VisitorRegistered(
            visitor.VisitorId, visitor.Username, visitor.Name, visitor.Email, visitor.Phone, visitor.DepartmentId,
            VisitorCustomFields.Changed(visitor, command.Fields), visitor.ContactManager, visitor.TextNumber);
        return IsSame(visitor, registered) ? Decision<VisitorEntry>.Nothing : registered;
    }

    public static Decision<VisitorEntry> SetStatus(VisitorState state, string status)
    {
        if (state.Profile is not { } visitor) return VisitorErrors.InvalidToken;
        return visitor.Status == status ? Decision<VisitorEntry>.Nothing : new VisitorStatusChanged(status);
    }

    public static Decision<VisitorEntry> Forget(VisitorState state, string roomId) =>
        state.Conversation?.RoomId == roomId ? new OpeningForgotten(roomId) : Decision<VisitorEntry>.Nothing;

    /// <summary>
    /// Tells whether a call means the opening that was noted before. A call from another source, or to another department, means another
    /// one.
    /// </summary>
    public static bool IsSame(ConversationOpening opening, ChannelSource source, string? departmentId) =>
        (opening.Source.Type, opening.Source.Id, opening.DepartmentId) == (source.Type, source.Id, departmentId);

    /// <summary>The room for a command that is sent again after its first room was refused for good; the same one each time.</summary>
    public static string AnotherRoomId(string roomId, long seq) =>
        Hashes.Hex($"{roomId}\n{seq}", 12);

    /// <summary>Makes the context of what an opening does elsewhere: the same each time the opening is gone on with.</summary>
    public static CommandContext OpeningStep(ConversationOpening opening, VisitorView profile) =>
        CommandContext.OfStep(Actors.Visitor(profile.VisitorId), "open", opening.RoomId);

    /// <summary>Makes the command by which the contact lets the conversation in.</summary>
    public static AdmitConversation Admit(ConversationOpening opening, VisitorView profile, CommandContext context)
    {
        var visitor = new AdmittedVisitor(profile.VisitorId, profile.Username, profile.Name, profile.Email, profile.Phone, profile.ContactManager)
        {
            CustomFields = profile.CustomFields,
        };
        return new AdmitConversation(context, opening.RoomId, opening.Source, visitor, opening.NewContactId ?? opening.ContactId);
    }

    /// <summary>Makes the command by which the conversation starts.</summary>
    public static StartConversation Start(
        ConversationOpening opening, VisitorView profile, string visitorKey, ContactAdmission admission, PreferredAgent? preferred, CommandContext context) =>
        new(context, visitorKey, new ConversationVisitor(profile.VisitorId, profile.Username, profile.Name), admission, opening.Source, opening.DepartmentId)
        {
            PreferredAgent = preferred,
        };

    public static VisitorState Apply(VisitorState state, Recorded<VisitorEntry> recorded) => recorded.Entry switch
    {
        VisitorRegistered registered => state with { Profile = Profile(state.Profile, registered, recorded.At) },
        ConversationOpening opening => Noted(state, opening),
        OpeningForgotten forgotten => state.Conversation?.RoomId == forgotten.RoomId
            ? state with { Conversation = state.Former, Former = null }
            : state,
        VisitorStatusChanged changed => state with { Profile = state.Profile is { } visitor ? visitor with { Status = changed.Status } : null },
        _ => state with { Verification = VerificationState.Apply(state.Verification, recorded) },
    };

    /// <summary>Removes erased contacts from an entry. An opening with one of them goes on with the visitor's own contact.</summary>
    /// <returns>Null = the entry names none of them.</returns>
    public static Redaction? Redact(JournalEntry entry, IReadOnlyCollection<string> erasedIds)
    {
        if (EntryCodec<VisitorEntry>.Read(entry) is ConversationOpening opening && erasedIds.Contains(opening.ContactId))
        {
            return new Redaction(entry.Seq, opening.NewContactId is not { } own ? null
                : EntryCodec<VisitorEntry>.Write(opening with { ContactId = own, NewContactId = null }));
        }

        return entry.Tags.ContactId is { } tag && erasedIds.Contains(tag) ? new Redaction(entry.Seq, entry.Data) : null;
    }

    private static VisitorState Noted(VisitorState state, ConversationOpening opening) => state with
    {
        Conversation = opening, Former = state.Conversation?.RoomId == opening.RoomId ? state.Former : state.Conversation,
    };

    private static VisitorView Profile(VisitorView? known, VisitorRegistered registered, DateTimeOffset at) => new()
    {
        VisitorId = registered.VisitorId, Username = registered.Username, Name = registered.Name, Email = registered.Email,
        Phone = registered.Phone, DepartmentId = registered.DepartmentId, CustomFields = registered.CustomFields,
        CreatedAt = known?.CreatedAt ?? at, UpdatedAt = at, ContactManager = registered.ContactManager,
        Status = known?.Status ?? Agents.Presences.Online, TextNumber = registered.TextNumber,
    };

    private static string? Changed(string? value, string? known) => value is null ? known : value.Length == 0 ? null : value;

    private static bool IsSame(VisitorView known, VisitorRegistered now) =>
        (known.Username, known.Name, known.Email, known.Phone, known.DepartmentId, known.ContactManager, known.TextNumber)
            == (now.Username, now.Name, now.Email, now.Phone, now.DepartmentId, now.ContactManager, now.TextNumber)
        && known.CustomFields.Count == now.CustomFields.Count
        && known.CustomFields.All(field => now.CustomFields.TryGetValue(field.Key, out var value) && value == field.Value);
}
