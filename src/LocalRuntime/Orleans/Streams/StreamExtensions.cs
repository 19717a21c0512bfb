using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Streams
{
    /// <summary>Subscribing by a delegate.</summary>
    public static class AsyncObservableExtensions
    {
        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync) =>
            obs.SubscribeAsync(onNextAsync, static _ => Task.CompletedTask);

        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync)
        {
            ArgumentNullException.ThrowIfNull(onNextAsync);
            return obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync));
        }

        private sealed class DelegateObserver<T>(Func<T, StreamSequenceToken?, Task> onNext, Func<Exception, Task> onError)
            : IAsyncObserver<T>
        {
            public Task OnNextAsync(T item, StreamSequenceToken? token = null) => onNext(item, token);

            public Task OnErrorAsync(Exception ex) => onError(ex);
        }
    }

    /// <summary>Streams by namespace and key.</summary>
    public static class StreamProviderExtensions
    {
        public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, string id) =>
            streamProvider.GetStream<T>(StreamId.Create(ns, id));
    }
}

namespace Orleans
{
    /// <summary>A grain's way to its streams.</summary>
    public static class GrainStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
            StreamProviders.Get(grain.ServiceProvider, name);
    }

    /// <summary>A client's way to streams.</summary>
    public static class ClientStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
            StreamProviders.Get(client.ServiceProvider, name);
    }

    internal static class StreamProviders
    {
        public static IStreamProvider Get(IServiceProvider services, string name) =>
            services.GetKeyedService<IStreamProvider>(name) ?? throw new KeyNotFoundException($"Stream provider '{name}' not found.");
    }
}
