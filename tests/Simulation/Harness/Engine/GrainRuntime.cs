using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Harness;

/// <summary>The runtime of one process: everything a call needs on its way.</summary>
internal sealed class GrainRuntime : IDisposable
{
    // Calls are spread over a few lists by thread, so that two cores do not meet at one lock on every call.
    private const int TimeoutListsPerTimeout = 4;

    private readonly ConcurrentDictionary<TimeSpan, CallTimeouts[]> _timeouts = new();
    private readonly GrainManifest _manifest;

    public GrainRuntime(HarnessOptions options, IServiceProvider services, ILoggerFactory? loggers = null)
    {
        Options = options;
        Services = services;
        Time = options.TimeProvider ?? services.GetService<TimeProvider>() ?? TimeProvider.System;
        Log = new RuntimeLog(loggers);
        _manifest = new GrainManifest(options.GrainAssemblies, options.CollectionAge);
        References = new GrainReferences(this, _manifest, options.ResponseTimeout);
        Catalog = new ActivationCatalog(this);
        Idle = new IdleCollector(this);
        Client = new HarnessClient(this);
        options.Simulation?.Attach(this);
    }

    public HarnessOptions Options { get; }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public RuntimeLog Log { get; }

    public GrainReferences References { get; }

    public ActivationCatalog Catalog { get; }

    public IdleCollector Idle { get; }

    public HarnessClient Client { get; }

    /// <summary>Sends one call and gives what the caller awaits.</summary>
    public object Call(GrainId target, GrainClass grainClass, GrainMethod method, object?[] arguments)
    {
        var call = method.CreateCall(target, arguments, Options.Runner.Completion);
        if (CallFrame.Current is { } frame)
        {
            call.Values = frame.Values;
            if (!method.IsOneWay)
            {
                call.ReentrancyId = frame.ReentrancyId;
                call.Caller = frame.Work is { IsCompleted: false } caller ? caller : null;
            }
        }

        if (method.IsOneWay)
        {
            Options.Runner.Send(Catalog, target, grainClass, call);
            return method.ToDeclaredType(Task.CompletedTask);
        }

        var token = method.TokenOf(arguments);
        if (token.IsCancellationRequested)
        {
            call.Abandon(new OperationCanceledException(token));
            return method.ToDeclaredType(call.Answer);
        }

        if (method.Timeout != Timeout.InfiniteTimeSpan)
            TimeoutsFor(method.Timeout).Add(call);
        if (token.CanBeCanceled)
            call.AbandonWhenCancelled(token);
        Options.Runner.Send(Catalog, target, grainClass, call);
        return method.ToDeclaredType(call.Answer);
    }

    public void Dispose() => Idle.Dispose();

    private CallTimeouts TimeoutsFor(TimeSpan timeout)
    {
        var lists = _timeouts.GetOrAdd(timeout, static (span, time) =>
            [.. Enumerable.Range(0, TimeoutListsPerTimeout).Select(_ => new CallTimeouts(time, span))], Time);
        return lists[Environment.CurrentManagedThreadId % TimeoutListsPerTimeout];
    }
}
