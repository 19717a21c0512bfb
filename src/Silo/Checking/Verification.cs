using ContactCenter.Storage.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Checking;

/// <summary><c>verify</c>: runs the verifier in a host that <see cref="VerifyHosting"/> put together.</summary>
public static class Verification
{
    /// <returns>The exit code: 0 if all is well, 1 otherwise.</returns>
    public static async Task<int> RunVerificationAsync(this IHost host, bool rebuild, TextWriter output, CancellationToken cancellationToken)
    {
        var storage = host.Services.GetRequiredService<IStorageCheck>();
        if (await storage.FindSchemaFaultAsync(cancellationToken) is { } fault)
        {
            await output.WriteLineAsync(fault);
            return 1;
        }

        await host.StartAsync(cancellationToken);
        try
        {
            return await host.Services.GetRequiredService<Verifier>().RunAsync(rebuild, output, cancellationToken) ? 0 : 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
