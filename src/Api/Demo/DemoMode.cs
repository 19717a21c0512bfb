using System.Security.Cryptography;
using ContactCenter.Api.Health;
using ContactCenter.Api.OpenApi;
using ContactCenter.Api.Screens;
using ContactCenter.Calls;
using ContactCenter.Storage.Connections;

namespace ContactCenter.Api.Demo;

/// <summary><c>--demo</c>: a first start that shows something.</summary>
public static class DemoMode
{
    public const string Flag = "--demo";

    private const int Seed = 20_260_101;
    private const string PasswordCharacters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 12;

    /// <summary>Runs the server on the demo's workspace until it is stopped.</summary>
    /// <returns>The exit code: 1 when the workspace holds other data.</returns>
    public static async Task<int> RunDemoAsync(this WebApplication app)
    {
        try
        {
            DemoGuard.CheckFolder(app.Services.GetRequiredService<StorageInfo>().DataPath);
            app.MapDemoPage();
            await app.StartAsync();
            await FillAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (DemoRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            await app.StopAsync();
            return 1;
        }
    }

    private static async Task FillAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var services = app.Services;
        var passwords = DemoCast.Agents.Select(agent => agent.Id).Append("mara").Append(DemoExample.Username).ToDictionary(
            id => id, _ => RandomNumberGenerator.GetString(PasswordCharacters, PasswordLength));
        var isNew = await DemoGuard.IsEmptyAsync(services.GetRequiredService<IJournal>(), stopping);
        if (isNew)
        {
            var seeder = new DemoSeeder(
                services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<IJournalFollower>(), services.GetRequiredService<CallIntake>(),
                services.GetRequiredService<SecretSealer>(), services.GetRequiredService<TimeProvider>(), new Random(Seed));
            await seeder.SeedAsync(passwords, stopping);
        }

        Tell(app.Urls.SelectMany(url => PagesOf(url, services)), isNew ? passwords : null, services.GetRequiredService<StorageInfo>());
    }

    /// <summary>Where a newcomer looks first: the console and the page with the widget, or what there is without them.</summary>
    private static IEnumerable<string> PagesOf(string url, IServiceProvider services)
    {
        url = url.TrimEnd('/');
        var screens = services.GetRequiredService<ScreenFiles>();
        yield return screens.Find(ScreenFiles.IndexName) is null ? $"{url}/" : $"{url}/  the console";
        if (screens.Find(ScreenFiles.DemoName) is not null) yield return $"{url}{ScreenRoutes.DemoPath}  a page with the widget on it";
        if (services.GetRequiredService<PublicPages>().HasSwagger) yield return $"{url}{OpenApiSetup.Path}  the API";
    }

    private static void Tell(IEnumerable<string> pages, Dictionary<string, string>? passwords, StorageInfo storage)
    {
        Console.WriteLine();
        Console.WriteLine("  The demo is ready.");
        foreach (var page in pages) Console.WriteLine($"    {page}");
        if (passwords is null)
        {
            Console.WriteLine("  Its passwords were printed when it was first started.");
            if (storage.DataPath is { } path) Console.WriteLine($"  To start over, delete {path}");
            return;
        }

        Console.WriteLine("  Sign in (manager: mara, the others are agents):");
        foreach (var (user, password) in passwords) Console.WriteLine($"    {user,-8} {password}");
        Console.WriteLine();
    }
}
