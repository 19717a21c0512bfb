namespace ContactCenter.Tests.Sms;

/// <summary>A server with an SMS provider.</summary>
public abstract class SmsFixture(TestDatabase database) : ApiFixture(database)
{
    public LoopbackTwilio Provider { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Provider = await LoopbackTwilio.StartAsync();
        foreach (var (key, value) in Provider.Settings) Settings[key] = value;
        // The longest there is: an SMS whose response comes later is sent again.
        Settings["Sms:TimeoutSeconds"] = "25";
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed class SqliteSms() : SmsFixture(new SqliteTestDatabase());

public sealed class PostgresSms() : SmsFixture(new PostgresTestDatabase());
