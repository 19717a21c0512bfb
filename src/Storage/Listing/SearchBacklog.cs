using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;

namespace ContactCenter.Storage.Listing;

/// <summary>Updates the search columns of rows that a former version of this program wrote, in a transaction that excludes every other writer.</summary>
/// <param name="asJson">Gives the SQL by which a text parameter becomes JSON in this database.</param>
internal sealed class SearchBacklog(DbConnection connection, DbTransaction transaction, Func<string, string> asJson)
{
    private const string Conversation = "conversation";
    private const string Visitor = "visitor";

    /// <returns>The number of rows that were written.</returns>
    public async Task<int> WorkOffAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await ReadAsync("select kind, key from search_backlog order by kind, key limit @limit", [("@limit", limit)], cancellationToken);
        foreach (var row in due)
        {
            await WriteAsync(row[0]!, row[1]!, cancellationToken);
            await ExecuteAsync(
                "delete from search_backlog where kind = @kind and key = @key", [("@kind", row[0]), ("@key", row[1])], cancellationToken);
        }

        return due.Count;
    }

    private Task WriteAsync(string kind, string key, CancellationToken cancellationToken) => kind switch
    {
        Conversation => WriteConversationAsync(key, cancellationToken),
        Visitor => WriteVisitorAsync(key, cancellationToken),
        _ => WriteAccountAsync(key, cancellationToken),
    };

    private async Task WriteConversationAsync(string roomId, CancellationToken cancellationToken)
    {
        var found = await ReadAsync("select name, custom_fields from conversations where room_id = @key", [("@key", roomId)], cancellationToken);
        if (found is not [var row]) return;
        var fields = JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(row[1]!)!;
        await ExecuteAsync(
            $"update conversations set name_key = @name, custom_fields = {asJson("@fields")} where room_id = @key",
            [
                ("@name", SearchText.FoldKey(row[0]!)), ("@key", roomId),
                ("@fields", JsonText.Of(fields.ToImmutableDictionary(field => field.Key, field => SearchText.Fold(field.Value)))),
            ],
            cancellationToken);
    }

    private async Task WriteVisitorAsync(string visitorKey, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            "select username, name, email, phone from visitors where visitor_key = @key", [("@key", visitorKey)], cancellationToken);
        if (found is not [var row]) return;
        await ExecuteAsync(
            "update visitors set search_key = @search, email_key = @email, phone_digits = @phone where visitor_key = @key",
            [
                ("@search", SearchText.OfVisitor(row[0]!, row[1], row[2], row[3])), ("@email", ContactAddress.EmailKey(row[2])),
                ("@phone", ContactAddress.PhoneDigits(row[3])), ("@key", visitorKey),
            ],
            cancellationToken);
    }

    private async Task WriteAccountAsync(string userId, CancellationToken cancellationToken)
    {
        var found = await ReadAsync("select name from accounts where user_id = @key", [("@key", userId)], cancellationToken);
        if (found is [var row])
        {
            await ExecuteAsync(
                "update accounts set name_key = @name where user_id = @key", [("@name", SearchText.FoldKey(row[0]!)), ("@key", userId)],
                cancellationToken);
        }
    }

    private async Task<List<string?[]>> ReadAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        return rows;
    }

    private async Task ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
