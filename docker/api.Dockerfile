# An API node. Alone it hosts the grains too; with Cluster__Id it joins the silos as a client.
FROM node:22-slim AS console
WORKDIR /source/src/Console
COPY src/Console/package.json src/Console/package-lock.json ./
RUN npm ci
COPY src/Console .
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=console /source/src/Console/dist src/Console/dist
RUN dotnet publish src/Api -c Release -o /app -p:SkipConsole=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What PDF transcripts print other scripts and emoji with.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app /data
USER app
ENV Data__Path=/data ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "ContactCenter.Api.dll"]
