using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;

namespace ContactCenter.Contacts;

/// <summary>
/// Combines two contacts into one view (contract §1.13, 3). Addresses and channels are added. Where values differ, one is picked, or the
/// other's becomes a conflict, or it is taken because nobody had said who the first contact is.
/// </summary>
public static class ContactMerging
{
    /// <summary>Makes the node of two contacts that are merged.</summary>
    public static ContactNode Node(ContactMerge merge) => new(Combine(merge), merge);

    /// <summary>
    /// Takes one of its merges out of a contact. Undoing the last one gives back exactly what was kept; undoing an earlier one combines the
    /// remaining contacts anew.
    /// </summary>
    /// <returns>The node that is kept and the node that was taken out; null when there is no such merge.</returns>
    public static (ContactNode Kept, ContactNode Removed)? Without(ContactNode node, string mergeId)
    {
        if (node.Merge is not { } merge) return null;
        if (merge.MergeId == mergeId) return (merge.Own, merge.Other);
        if (Without(merge.Own, mergeId) is var (own, fromOwn)) return (Node(merge with { Own = own }), fromOwn);
        if (Without(merge.Other, mergeId) is var (other, fromOther)) return (Node(merge with { Other = other }), fromOther);
        return null;
    }

    public static ContactView Combine(ContactMerge merge)
    {
        var (own, other) = (merge.Own.View, merge.Other.View);
        var combined = own with
        {
            Emails = ContactAddresses.EmailsOfBoth(own.Emails, other.Emails),
            Phones = ContactAddresses.PhonesOfBoth(own.Phones, other.Phones),
            Channels = [.. own.Channels, .. other.Channels.Where(channel => own.FindChannel(channel.VisitorId, channel.Source) is null)],
            Unknown = own.Unknown && other.Unknown,
            PreRegistration = own.PreRegistration && other.Channels.IsEmpty,
            ConflictingFields = [.. own.ConflictingFields.Union(other.ConflictingFields)],
            CreatedAt = own.CreatedAt <= other.CreatedAt ? own.CreatedAt : other.CreatedAt,
            CreatedBy = own.CreatedAt <= other.CreatedAt ? own.CreatedBy : other.CreatedBy,
            UpdatedAt = merge.At,
            LastChat = Later(own.LastChat, other.LastChat),
            Block = BlockView.Longer(own.Block, other.Block),
        };
        combined = Choose(combined, merge, ConflictingField.Name, own.Name, SaidName(other), (view, name) => view with { Name = name });
        combined = Choose(
            combined, merge, ConflictingField.Manager, own.ContactManager, other.ContactManager, (view, id) => view with { ContactManager = id });
        return other.CustomFields.OrderBy(field => field.Key, StringComparer.Ordinal).Aggregate(combined, (view, field) => Choose(
            view, merge, ConflictingField.CustomField(field.Key), own.CustomFields.GetValueOrDefault(field.Key), field.Value,
            (v, value) => v with { CustomFields = v.CustomFields.SetItem(field.Key, value) }));
    }

    private static ContactView Choose(
        ContactView combined, ContactMerge merge, string field, string? own, string? other, Func<ContactView, string, ContactView> set)
    {
        if (string.IsNullOrEmpty(other) || other == own) return combined;
        if (merge.Picks.TryGetValue(field, out var pick)) return pick == MergePicks.Other ? set(combined, other) : combined;
        if (string.IsNullOrEmpty(own) || TakesOther(merge)) return set(combined, other);
        var conflict = new ConflictingField(field, other);
        return combined.ConflictingFields.Contains(conflict) ? combined
            : combined with { ConflictingFields = combined.ConflictingFields.Add(conflict) };
    }

    /// <summary>Tells whether the other contact's values win, because nobody has said who the first contact is.</summary>
    private static bool TakesOther(ContactMerge merge) => merge.Own.View.Unknown;

    /// <summary>The name of a contact, unless it is only the user name of a guest (contract §1.13, 3); null = none.</summary>
    private static string? SaidName(ContactView contact) =>
        contact.Unknown && contact.Channels.Any(channel => channel.Username == contact.Name) ? null : contact.Name;

    private static LastChat? Later(LastChat? one, LastChat? two) => one is null || two?.At > one.At ? two : one;
}
