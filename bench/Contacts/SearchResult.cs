namespace ContactCenter.Bench.Contacts;

/// <summary>A page of a search: whose contacts, in order, and how many there are.</summary>
internal sealed record SearchResult(string[] ContactIds, long Total)
{
    public const int PageSize = 25;

    public bool IsSameAs(SearchResult other) => Total == other.Total && ContactIds.SequenceEqual(other.ContactIds);
}
