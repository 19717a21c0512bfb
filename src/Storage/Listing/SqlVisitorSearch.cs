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
    public Task<Page<VisitorView>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var where = "from visitors where 1 = 1";
        if (!string.IsNullOrEmpty(text))
        {
            var found = SearchText.Alternatives(text).Select(part => Dialect.Contains("search_key", query.Add(Dialect.ContainsValue(part))));
            where += $" and ({string.Join(" or ", found)})";
        }

        if (!exceptIds.IsDefaultOrEmpty) where += $" and not {Dialect.AnyOf("visitor_id", query.Add(Dialect.List(exceptIds)))}";
        return PageAsync<VisitorView>(query, where, "username, visitor_key", page, cancellationToken);
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
