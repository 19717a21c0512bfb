using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using ContactCenter.Visitors;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IVisitorSearch"/>
internal sealed class SqlVisitorSearch(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IVisitorSearch
{
    private const string InOrder = "username, visitor_key";

    private static readonly TextTable Searched =
        new("visitors", "visitor_key", "visitor_key, username", "search_key", Index: null, "visitors_grams", "search_key");

    private readonly SqlTextSearch _search = new(dataSources, dialect, Searched);

    public Task<Page<VisitorView>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var conditions = exceptIds.IsDefaultOrEmpty ? "1 = 1" : $"not {Dialect.AnyOf("visitor_id", query.Add(Dialect.List(exceptIds)))}";
        return string.IsNullOrEmpty(text) || SearchText.Fold(text).Length == 0
            ? KeyedPageAsync<VisitorView>(
                query, $"from visitors where {conditions}", new Keyed(Searched.Name, Searched.Key, InOrder), page, cancellationToken)
            : _search.FindAsync<VisitorView>(query, conditions, text, InOrder, page, cancellationToken);
    }

    public Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default)
    {
        var (column, forms) = email is not null
            ? ("email_key", ContactAddress.EmailForms(email))
            : ("phone_digits", phone is null || PhoneForm.Of(phone) is not { } form ? [] : ContactAddress.PhoneForms(form.WithoutExtension().Shown));
        if (forms.IsEmpty) return Task.FromResult<string?>(null);
        return new SqlQuery($"""
            select visitor_id from visitors where {Dialect.AnyOf(column, "@forms")} order by created_at desc, visitor_id limit 1
            """)
            .With("@forms", Dialect.List(forms)).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }
}
