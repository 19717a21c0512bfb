using System.Reflection;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>A real port, of which one method fails as often as a test says.</summary>
public class FaultyDirectory : DispatchProxy
{
    private object _real = null!;
    private string _method = "";
    private Func<Exception> _fault = () => new InvalidOperationException();
    private int _left;

    /// <summary>Puts one in front of each port by which contacts are read.</summary>
    public static void Decorate(IServiceCollection services)
    {
        Decorate<IContactDirectory>(services);
        Decorate<IContactSearch>(services);
    }

    public static FaultyDirectory Of<TPort>(IServiceProvider services) where TPort : class =>
        (FaultyDirectory)(object)services.GetRequiredService<TPort>();

    public void Fail(string method, int times, Func<Exception> fault) => (_method, _left, _fault) = (method, times, fault);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method && Interlocked.Decrement(ref _left) >= 0) throw _fault();
        return targetMethod.Invoke(_real, args);
    }

    private static void Decorate<TPort>(IServiceCollection services) where TPort : class
    {
        var real = services.Last(service => service.ServiceType == typeof(TPort));
        services.Remove(real);
        services.AddSingleton(provider =>
        {
            var proxy = Create<TPort, FaultyDirectory>();
            ((FaultyDirectory)(object)proxy)._real = ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
            return proxy;
        });
    }
}
