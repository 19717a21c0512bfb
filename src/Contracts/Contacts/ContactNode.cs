using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>
/// A contact with everything that was merged into it. The view is what callers see. Below it, each merged contact lives on as if it had
/// never been merged, because whatever happens to one of them is applied to its own node as well. Undoing a merge takes that node out.
/// </summary>
[GenerateSerializer, Immutable, Alias("ContactNode")]
public sealed record ContactNode(ContactView View, ContactMerge? Merge = null)
{
    /// <summary>The ids of all contacts in this node, its own first.</summary>
    public IEnumerable<string> Ids() => Merge is null ? [View.ContactId] : Merge.Own.Ids().Concat(Merge.Other.Ids());

    /// <summary>All merges in this node, the last one first.</summary>
    public IEnumerable<ContactMerge> Merges() => Merge is null ? [] : Merge.Own.Merges().Prepend(Merge).Concat(Merge.Other.Merges());

    /// <summary>The contacts in this node, each as if it had never been merged.</summary>
    public IEnumerable<ContactView> Leaves() => Merge is null ? [View] : Merge.Own.Leaves().Concat(Merge.Other.Leaves());

    /// <summary>One of the contacts in this node, as if it had never been merged.</summary>
    public ContactView Leaf(string contactId) => Leaves().First(leaf => leaf.ContactId == contactId);

    public bool Contains(string contactId) => Ids().Contains(contactId);

    /// <summary>The contact in this node that has the channel; null = none.</summary>
    public string? OwnerOf(string visitorId, ChannelSource source)
    {
        if (View.FindChannel(visitorId, source) is null) return null;
        return Merge is null ? View.ContactId : Merge.Own.OwnerOf(visitorId, source) ?? Merge.Other.OwnerOf(visitorId, source);
    }

    /// <summary>Changes one contact in this node, and with it every view that it is part of.</summary>
    public ContactNode Change(string contactId, Func<ContactView, ContactView> change)
    {
        if (!Contains(contactId)) return this;
        if (Merge is null) return new ContactNode(change(View));
        var merge = Merge with { Own = Merge.Own.Change(contactId, change), Other = Merge.Other.Change(contactId, change) };
        return new ContactNode(change(View) with { Block = BlockView.Longer(merge.Own.View.Block, merge.Other.View.Block) }, merge);
    }

    /// <summary>Changes all contacts in this node, and every view.</summary>
    public ContactNode ChangeAll(Func<ContactView, ContactView> change) => new(change(View), Merge is null ? null : Merge with
    {
        Own = Merge.Own.ChangeAll(change), Other = Merge.Other.ChangeAll(change),
    });
}

/// <summary>A merge of two contacts.</summary>
/// <param name="Own">The contact whose id stayed, as if it had never been merged.</param>
/// <param name="Other">The contact whose id became an alias, as if it had never been merged.</param>
/// <param name="Picks">Field → the side whose value was chosen (<see cref="MergePicks"/>).</param>
/// <param name="By">The actor, as the journal writes it.</param>
[GenerateSerializer, Immutable, Alias("ContactMerge")]
public sealed record ContactMerge(
    string MergeId, ContactNode Own, ContactNode Other, ImmutableDictionary<string, string> Picks, MergeReason Reason, string By, DateTimeOffset At);

/// <summary>The reason for a merge.</summary>
[Alias("MergeReason")]
public enum MergeReason
{
    /// <summary>A user said that they are the same person.</summary>
    ByHand,

    /// <summary>Both have proven the same address (contract §1.14).</summary>
    Verified,

    /// <summary>A visitor gave the unproven address of a contact that was registered before and never reached (contract §1.13).</summary>
    Claimed,
}

/// <summary>Values of <see cref="ContactMerge.Picks"/>: the side whose value a field gets.</summary>
public static class MergePicks
{
    public const string Own = "own";
    public const string Other = "other";
}
