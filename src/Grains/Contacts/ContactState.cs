using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Contacts;

/// <summary>The state of a contact's grain.</summary>
/// <param name="Node">The contact with what was merged into it; null = there is none yet, or it is part of another one.</param>
/// <param name="MergedInto">The contact that this one is part of; null = none.</param>
/// <param name="ErasureId">The erasure that has begun; null = none.</param>
/// <param name="FormerHomes">Contacts that this one was part of before: commands to it may be in their histories.</param>
public sealed record ContactState(
    ContactNode? Node, string? MergedInto, string? ErasureId, ImmutableArray<string> NotDuplicates, ImmutableArray<string> FormerHomes, bool RoomsFollow)
{
    public static ContactState None { get; } = new(null, null, null, [], [], true);

    /// <summary>Nothing has happened yet.</summary>
    public bool IsNew => Node is null && MergedInto is null;

    /// <summary>The view that callers see; null = there is none.</summary>
    public ContactView? View => Node is null ? null : Node.View with { Aliases = [.. Node.Ids().Skip(1)], Enabled = ErasureId is null };

    /// <summary>The contact, if commands may change it.</summary>
    public ContactNode? Living => ErasureId is null ? Node : null;

    /// <summary>Applies an entry.</summary>
    public static ContactState Apply(string contactId, ContactState state, Recorded<ContactEntry> recorded)
    {
        switch (recorded.Entry)
        {
            case ContactsMerged absorbed:
                var merge = new ContactMerge(
                    absorbed.MergeId, state.Node!, absorbed.Other.ToNode(), absorbed.Picks, absorbed.Reason, recorded.Actor, recorded.At);
                return state with { Node = ContactMerging.Node(merge), RoomsFollow = false };
            case ContactsUnmerged released:
                return state with { Node = ContactMerging.Without(state.Node!, released.MergeId)!.Value.Kept, RoomsFollow = false };
            case ContactMerged merged:
                return state with { Node = null, MergedInto = merged.Into };
            case ContactUnmerged restored:
                return state with
                {
                    Node = restored.Node.ToNode(), MergedInto = null, RoomsFollow = false,
                    FormerHomes = state.FormerHomes.Contains(restored.From) ? state.FormerHomes : state.FormerHomes.Add(restored.From),
                };
            case DuplicateDismissed dismissed:
                return state with { NotDuplicates = state.NotDuplicates.Add(dismissed.OtherId) };
            case ManagerRemoved removed:
                return state with { Node = state.Node!.ChangeAll(view => ContactChanges.WithoutManager(view, removed.UserId, recorded.At)) };
            case RoomsUpdated:
                return state with { RoomsFollow = true };
            case ErasureBegun begun:
                return state with { ErasureId = begun.ErasureId };
            default:
                return Changed(contactId, state, recorded);
        }
    }

    private static ContactState Changed(string contactId, ContactState state, Recorded<ContactEntry> recorded)
    {
        var node = state.Node ?? new ContactNode(
            new ContactView { ContactId = contactId, Name = "", Unknown = true, CreatedAt = recorded.At });
        var after = node.Change(recorded.Entry.Part ?? contactId, view => ContactChanges.Apply(view, recorded));
        var isShownOtherwise = after.View.Name != node.View.Name || after.View.Unknown != node.View.Unknown;
        var isShownNowhere = after.View.LastChat is null && after.View.Channels.All(channel => channel.LastCall is null);
        return state with { Node = after, RoomsFollow = state.RoomsFollow && (!isShownOtherwise || isShownNowhere) };
    }
}
