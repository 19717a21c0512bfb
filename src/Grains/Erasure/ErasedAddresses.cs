using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Visitors;

namespace ContactCenter.Erasure;

/// <summary>Collects every address that a person ever had here, including those that were changed since.</summary>
internal sealed class ErasedAddresses
{
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _phones = new(StringComparer.Ordinal);

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>All addresses to which mail or SMS went on the person's behalf, whether they were its own or not.</summary>
    public IEnumerable<string> All => _emails.Concat(_phones).Concat(_written).Distinct();

    /// <summary>The keys of the blocks that these addresses may have.</summary>
    /// <param name="region">The region of numbers without a country.</param>
    public IEnumerable<string> BlockKeys(string region) =>
        _emails.SelectMany(BlockTarget.KeysOfEmail).Concat(_phones.SelectMany(phone => BlockTarget.KeysOfPhone(phone, region))).Distinct();

    /// <summary>The keys under which calls of these numbers are kept.</summary>
    /// <inheritdoc cref="BlockKeys"/>
    public IEnumerable<string> NumberKeys(string region) =>
        _phones.Select(phone => ContactAddresses.PhoneKey(phone, region)).Distinct();

    public void Add(IEnumerable<string> emails, IEnumerable<string> phones)
    {
        _emails.UnionWith(emails.Where(email => email.Length > 0));
        _phones.UnionWith(phones.Where(phone => phone.Length > 0));
    }

    /// <summary>Adds the addresses of a contact's entry. An entry of a contact that was merged into it counts only when that one is erased, too.</summary>
    public void Add(ContactEntry? entry, IReadOnlyCollection<string> erasedContactIds)
    {
        if (entry?.Part is { } part && !erasedContactIds.Contains(part)) return;
        switch (entry)
        {
            case ContactCreated created: Add(created.Emails, created.Phones); break;
            case ContactUpdated updated: Add(updated.Emails ?? [], updated.Phones ?? []); break;
            case ContactArrived arrived: Add([arrived.Email ?? ""], [arrived.Phone ?? ""]); break;
            case ChannelVerified { Field: VerifiedFields.Email } verified: Add([verified.Value], []); break;
            case ChannelVerified verified: Add([], [verified.Value]); break;
            default: break;
        }
    }

    public void Add(VisitorEntry? entry)
    {
        switch (entry)
        {
            case VisitorRegistered registered: Add([registered.Email ?? ""], [registered.Phone ?? ""]); break;
            case CodeIssued issued: _written.Add(issued.Value); break;
            case AddressProven { Field: VerifiedFields.Email } proven: Add([proven.Value], []); break;
            case AddressProven proven: Add([], [proven.Value]); break;
            default: break;
        }
    }
}
