using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;

namespace ContactCenter.Contacts;

/// <summary>
/// What two contacts look like as one (contract §1.13, 3): addresses and channels are added; what differs is chosen, or parked as a conflict,
/// or, when nobody had said who the first one is, taken from the second.
/// </summary>
public static class ContactMerging
{
    /// <summary>Two contacts as one.</summary>
    public static ContactNode Node(ContactMerge merge) => new(Combine(merge), merge);

    /// <summary>
    /// A contact without one of its merges. Undoing the last one gives back exactly what was kept; undoing an earlier one combines the
    /// rest anew.
    /// </summary>
    /// <returns>What is kept and the node that was taken out; null when there is no such merge.</returns>
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

    /// <summary>Nobody has said who the first one is: whatever the second one has is better.</summary>
    private static bool TakesOther(ContactMerge merge) => merge.Own.View.Unknown;

    /// <summary>A guest's user name is no name (contract §1.13, 3).</summary>
    private static string? SaidName(ContactView contact) =>
        contact.Unknown && contact.Channels.Any(channel => channel.Username == contact.Name) ? null : contact.Name;

    private static LastChat? Later(LastChat? one, LastChat? two) => one is null || two?.At > one.At ? two : one;
}
