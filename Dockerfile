# Node 24 on Debian: its built-in SQLite is the one that Familiar's default store wants.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY scripts/check-node.mjs scripts/build.mjs scripts/bundle.mjs scripts/build-page.mjs scripts/third-party.mjs scripts/
COPY src src
COPY web web
COPY tsconfig.json LICENSE ./
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
# 1000 is the image's user `node`, by number so that an orchestrator can see that it is not root.
# It owns nothing but the data.
RUN mkdir data && chown 1000:1000 data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY assets assets
USER 1000:1000
VOLUME /app/data
# For pushes, and for the page unless PAGE_PORT gives it one of its own.
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(reply => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
# By default V8 gives what is young in its heap up to 128 MB, and keeps most of that: see docs/decisions/0081.
CMD ["node", "--max-semi-space-size=4", "dist/familiar.js", "start"]
