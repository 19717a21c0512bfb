namespace ContactCenter.Tests.Texts;

/// <summary>A server with an SMS provider.</summary>
public abstract class TextFixture(TestDatabase database) : ApiFixture(database)
{
    public LoopbackTwilio Provider { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Provider = await LoopbackTwilio.StartAsync();
        foreach (var (key, value) in Provider.Settings) Settings[key] = value;
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed class SqliteTexts() : TextFixture(new SqliteTestDatabase());

public sealed class PostgresTexts() : TextFixture(new PostgresTestDatabase());
