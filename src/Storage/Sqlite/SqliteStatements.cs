using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>The write connection's prepared statements, by their text.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    /// <summary>A statement with its parameters set in order; they are named @1, @2, …</summary>
    public SqliteCommand Get(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command)) _commands[sql] = command = Create(sql, values.Length);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    public void Execute(string sql, params ReadOnlySpan<object?> values) => Get(sql, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }

    private SqliteCommand Create(string sql, int parameterCount)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameterCount; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        return command;
    }
}
