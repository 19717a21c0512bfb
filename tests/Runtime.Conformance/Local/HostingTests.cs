using ContactCenter.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Conformance;

/// <summary>Starting and stopping with the host.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Host_stopping_deactivates_every_activation_and_refuses_new_ones()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => Probe.NewKey("host")).ToArray();
        using var host = Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        foreach (var key in keys)
            await grains.GetGrain<ILifecycleGrain>(key).ActivationAsync();

        await host.StopAsync();

        Assert.All(keys, key => Assert.Equal(["start", "end ShuttingDown"], Probe.Notes(key)));
        await Assert.ThrowsAsync<SiloUnavailableException>(grains.GetGrain<ILifecycleGrain>(Probe.NewKey("late")).ActivationAsync);
    }

    [Fact]
    public async Task Host_stopping_waits_for_a_slow_grain_no_longer_than_it_may()
    {
        var key = Probe.NewKey("host");
        using var host = Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ILifecycleGrain>(key).LeaveSlowlyAsync();
        await Probe.Reached($"{key} ending");
        using var noTime = new CancellationTokenSource();
        await noTime.CancelAsync();

        await host.StopAsync(noTime.Token);

        Assert.Equal(["start"], Probe.Notes(key));
    }

    [Fact]
    public void Options_without_assemblies_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddLocalRuntime(_ => { }));

    [Fact]
    public async Task Too_many_waiting_calls_are_refused()
    {
        var gate = Probe.NewKey("gate");
        using var host = Build(options => options.MaxWaitingCallsPerActivation = 2);
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITurnsGrain>(Probe.NewKey("host"));
        var held = grain.HoldAsync(gate);
        await Probe.Reached($"{gate} in");

        Task[] waiting = [grain.NoteAsync("1"), grain.NoteAsync("2")];
        await Assert.ThrowsAsync<LimitExceededException>(() => grain.NoteAsync("3"));
        Probe.Signal(gate);

        await Task.WhenAll([held, .. waiting]);
    }

    private static IHost Build(Action<LocalRuntimeOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLocalRuntime(options =>
        {
            options.GrainAssemblies.Add(typeof(ICounterGrain).Assembly);
            configure?.Invoke(options);
        });
        builder.Services.AddMemoryGrainStorage("records");
        return builder.Build();
    }
}
