using System.Collections.Immutable;
using System.Data.Common;

namespace ContactCenter.Storage.Sql;

/// <summary>A question: its text and its named parameters, and how to ask it.</summary>
internal sealed class SqlQuery(string text)
{
    private readonly List<(string Name, object Value)> _parameters = [];

    public string Text { get; private set; } = text;

    /// <summary>Adds a parameter and returns its placeholder.</summary>
    public string Add(object value)
    {
        var name = $"@p{_parameters.Count}";
        _parameters.Add((name, value));
        return name;
    }

    /// <summary>Adds a parameter under a name that the text already uses.</summary>
    public SqlQuery With(string name, object? value)
    {
        _parameters.Add((name, value ?? DBNull.Value));
        return this;
    }

    /// <summary>The same parameters under another text.</summary>
    public SqlQuery As(string text)
    {
        Text = text;
        return this;
    }

    public async Task<ImmutableArray<T>> ReadAsync<T>(
        DbDataSource database, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = CreateCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows.DrainToImmutable();
    }

    public async Task<T?> FirstAsync<T>(DbDataSource database, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = CreateCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
    }

    private DbCommand CreateCommand(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text;
        foreach (var (name, value) in _parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
